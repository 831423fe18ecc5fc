// Draws how equal doses add up, for the times a day and the half-lives chosen. The formulas are those of
// tools/figures/kinetics.py, which tests hold this file to. Times are hours, levels are percent of the settled average.
(() => {
  const form = document.querySelector("[data-explorer]");
  if (!form) return;
  const part = name => form.querySelector(`[data-part="${name}"]`);
  const shortest = form.elements.shortest, longest = form.elements.longest;
  const absorption = form.dataset.absorptionMinutes / 60, dosingDays = +form.dataset.dosingDays, days = +form.dataset.days;
  const HALF_LIVES_TO_SETTLE = 5, LINES_IN_BAND = 9;

  // The sum over `taken` doses, `since` hours after the last of them; without end when `taken` is Infinity.
  const summed = (since, halfLife, interval, taken) => {
    const out = Math.LN2 / halfLife, into = Math.LN2 / absorption;
    const series = rate => Math.exp(-rate * since) * -Math.expm1(-rate * taken * interval) / -Math.expm1(-rate * interval);
    return 100 * out * interval * into / (into - out) * (series(out) - series(into));
  };
  const level = (hours, halfLife, interval) => {
    const taken = Math.floor(Math.min(hours, dosingDays * 24) / interval) + 1;
    return summed(hours - (taken - 1) * interval, halfLife, interval, taken);
  };
  const swing = (halfLife, interval) => {
    const out = Math.LN2 / halfLife, into = Math.LN2 / absorption;
    const peak = Math.log(into * Math.expm1(-out * interval) / (out * Math.expm1(-into * interval))) / (into - out);
    return [0, peak].map(since => summed(since, halfLife, interval, Infinity));
  };

  const hours = Array.from({ length: days * 24 + 1 }, (_, hour) => hour);
  const points = (times, levels) => times.map(hour => `${(hour / 24).toFixed(3)} ${levels[hour].toFixed(2)}`).join("L");
  const span = (from, to, unit) => from === to ? `${from} ${unit}` : `${from} to ${to} ${unit}`;

  const draw = () => {
    const times = +form.elements.times.value, interval = 24 / times;
    const from = +shortest.value, to = +longest.value;
    const curve = halfLife => hours.map(hour => level(hour, halfLife, interval));
    const band = Array.from({ length: LINES_IN_BAND }, (_, at) => curve(from + (to - from) * at / (LINES_IN_BAND - 1)));
    const edge = pick => hours.map(hour => pick(...band.map(levels => levels[hour])));
    part("line").setAttribute("d", `M${points(hours, curve((from + to) / 2))}`);
    part("band").setAttribute("d", `M${points(hours, edge(Math.max))}L${points([...hours].reverse(), edge(Math.min))}z`);

    const settled = [from, to].map(halfLife => Math.round(HALF_LIVES_TO_SETTLE * halfLife / 24));
    // A shorter half-life swings more, so its ends hold for the whole range.
    const [low, high] = swing(from, interval).map(Math.round);
    const wait = span(...settled, "days");
    const sentence = `The level settles after about ${wait}, then stays between about ${low}% and ${high}% of its average; it is almost gone about ${wait} after the last dose.`;
    // Written only when it differs, because whatever is written is read aloud.
    if (part("result").textContent !== sentence) part("result").textContent = sentence;
    for (const input of [shortest, longest]) {
      const text = `${input.value} hours`;
      form.querySelector(`output[for="${input.id}"]`).textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
    part("desc").textContent = `Doses at even times for ${dosingDays} days, ${times} a day; half-life ${span(from, to, "hours")}. ${sentence}`;
  };

  // The shortest can never be longer than the longest: the one that is moved takes the other with it.
  shortest.addEventListener("input", () => { longest.value = Math.max(longest.value, shortest.value); });
  longest.addEventListener("input", () => { shortest.value = Math.min(longest.value, shortest.value); });
  form.addEventListener("input", draw);
  form.addEventListener("submit", event => event.preventDefault());
  draw();
})();
