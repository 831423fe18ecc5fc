// The two buttons of about/privacy: keep the site on this device, and remove it again.
(() => {
  const { base, isFile } = self.site, { serviceWorker } = navigator;
  // Not in every browser, only from a safe address, and never in a copy opened from a folder
  if (!serviceWorker || isFile) return;
  const box = document.querySelector("[data-offline]"), status = box.querySelector("[role=status]");
  const [keepButton, removeButton] = box.querySelectorAll("button");

  function show(isKept, message = "") {
    keepButton.hidden = isKept;
    removeButton.hidden = !isKept;
    keepButton.disabled = removeButton.disabled = false;
    status.textContent = message;
  }

  // An origin may hold other sites above and beside this one
  const findRegistration = async () => (await serviceWorker.getRegistrations()).find(({ scope }) => scope === base.href);

  async function keep() {
    const registration = await serviceWorker.register(new URL("service-worker.js", base));
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    await new Promise((resolve, reject) => {
      const settle = () => worker.state === "activated" ? resolve() : worker.state === "redundant" && reject();
      worker.addEventListener("statechange", settle);
      settle();
    });
  }

  async function remove() {
    await (await findRegistration())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`${base.href} `)) await caches.delete(name);
  }

  const onPress = (button, act, { busy, done, failed }) => button.addEventListener("click", async () => {
    const isKeeping = button === keepButton;
    show(!isKeeping, busy);
    button.disabled = true;
    try {
      await act();
      show(isKeeping, done);
    } catch {
      if (isKeeping) await remove().catch(() => undefined);
      show(!isKeeping, failed);
    }
    (keepButton.hidden ? removeButton : keepButton).focus();
  });

  onPress(keepButton, keep, {
    busy: "Keeping the site. On a slow line this takes some minutes.",
    done: "Kept. You can now read the site without a connection.",
    failed: "The site could not be kept, and nothing of it was left here. Your browser may not allow it, or there may be too little space.",
  });
  onPress(removeButton, remove, {
    busy: "Removing the copy.",
    done: "Removed. Nothing of it is left on this device.",
    failed: "The copy could not be removed. Clear the data of this site in your browser.",
  });
  findRegistration().then(found => show(!!found?.active), () => show(false)).then(() => { box.hidden = false; });
})();
