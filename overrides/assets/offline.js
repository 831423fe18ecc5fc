// The two buttons of about/privacy: keep the site on this device, and remove it again.

const { base, isFile } = self.site, { serviceWorker } = navigator;
const box = document.querySelector("[data-offline]"), status = box.querySelector("[role=status]");
const [keepButton, removeButton] = box.querySelectorAll("button");

function show(isKept, message = "", isBusy = false) {
  keepButton.hidden = isKept;
  removeButton.hidden = !isKept;
  keepButton.disabled = removeButton.disabled = isBusy;
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

// What a button tells while it is at work and afterwards stands in its data
const onPress = (button, act) => button.addEventListener("click", async () => {
  const isKept = button === removeButton, { busy, done, failed } = button.dataset;
  show(isKept, busy, true);
  try {
    await act();
    show(!isKept, done);
  } catch {
    if (!isKept) await remove().catch(() => undefined);
    show(isKept, failed);
  }
  (keepButton.hidden ? removeButton : keepButton).focus();
});
onPress(keepButton, keep);
onPress(removeButton, remove);

// Not in every browser, only from a safe address, and never in a copy opened from a folder
if (serviceWorker && !isFile)
  findRegistration().then(found => show(!!found?.active), () => show(false)).then(() => { box.hidden = false; });
