// The two buttons of about/privacy: keep the site on this device, and remove it again.
(() => {
  const base = new URL("..", document.currentScript.src);
  const worker = navigator.serviceWorker;
  // Not in every browser, only from a safe address, and never in a copy opened from a folder
  if (!worker || base.protocol === "file:") return;
  const box = document.querySelector("[data-offline]");
  const [keepButton, removeButton] = box.querySelectorAll("button");
  const say = (kept, words = "") => {
    keepButton.hidden = kept;
    removeButton.hidden = !kept;
    keepButton.disabled = removeButton.disabled = false;
    box.querySelector("[role=status]").textContent = words;
  };
  // An origin may hold other sites above and beside this one
  const ours = async () => (await worker.getRegistrations()).find(({ scope }) => scope === base.href);

  async function keep() {
    const registration = await worker.register(new URL("service-worker.js", base));
    const coming = registration.installing ?? registration.waiting ?? registration.active;
    await new Promise((done, failed) => {
      const look = () => coming.state === "activated" ? done() : coming.state === "redundant" && failed();
      coming.addEventListener("statechange", look);
      look();
    });
  }

  async function remove() {
    await (await ours())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`${base.href} `)) await caches.delete(name);
  }

  const press = (button, busy, act, kept, done, failure) => button.addEventListener("click", async () => {
    say(!kept, busy);
    button.disabled = true;
    try {
      await act();
      say(kept, done);
    } catch {
      if (kept) await remove().catch(() => undefined);
      say(!kept, failure);
    }
    (keepButton.hidden ? removeButton : keepButton).focus();
  });
  press(keepButton, "Keeping the site. On a slow line this takes some minutes.", keep, true,
    "Kept. You can now read the site without a connection.",
    "The site could not be kept, and nothing of it was left here. Your browser may not allow it, or there may be too little space.");
  press(removeButton, "Removing the copy.", remove, false, "Removed. Nothing of it is left on this device.",
    "The copy could not be removed. Clear the data of this site in your browser.");
  ours().then(found => say(!!found?.active), () => say(false)).then(() => { box.hidden = false; });
})();
