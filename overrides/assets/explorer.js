// Draws how equal doses add up, for the times a day and the half-lives chosen. Times are hours, levels are percent of the
// settled average. Tests hold all of this to tools/figures/kinetics.py, which adds up one dose after the other.

const HALF_LIVES_TO_SETTLE = 5, LINES_IN_BAND = 9;
const form = document.querySelector("[data-explorer]");
const part = name => form.querySelector(`[data-part="${name}"]`);
const { shortest, longest, times } = form.elements;
const { absorptionMinutes, dosingDays, days } = form.dataset;
const hours = Array.from({ length: days * 24 + 1 }, (_, hour) => hour);

const into = Math.LN2 / (absorptionMinutes / 60);   // the rate of absorption
const eliminationRate = halfLife => Math.LN2 / halfLife;

// The level `sinceLast` hours after the last of `taken` doses, which is Infinity when they have been taken for ever: what
// all doses left is the sum of a geometric series
function summed(sinceLast, halfLife, interval, taken) {
  const out = eliminationRate(halfLife);
  const series = rate => Math.exp(-rate * sinceLast) * -Math.expm1(-rate * taken * interval) / -Math.expm1(-rate * interval);
  return 100 * out * interval * into / (into - out) * (series(out) - series(into));
}

function level(hour, halfLife, interval) {
  const taken = Math.floor(Math.min(hour, dosingDays * 24) / interval) + 1;
  return summed(hour - (taken - 1) * interval, halfLife, interval, taken);
}

// The lowest and the highest level between two doses once they have settled
function swing(halfLife, interval) {
  const out = eliminationRate(halfLife);
  const peakTime = Math.log(into * Math.expm1(-out * interval) / (out * Math.expm1(-into * interval))) / (into - out);
  return [0, peakTime].map(sinceLast => summed(sinceLast, halfLife, interval, Infinity));
}

const span = (from, to, unit) => from === to ? `${from} ${unit}` : `${from} to ${to} ${unit}`;

function draw() {
  const interval = 24 / times.value, from = +shortest.value, to = +longest.value;
  drawCurves(interval, from, to);
  const settling = span(...[from, to].map(halfLife => Math.round(HALF_LIVES_TO_SETTLE * halfLife / 24)), "days");
  // A shorter half-life swings more, so its ends hold for the whole range.
  const [low, high] = swing(from, interval).map(Math.round);
  const sentence = `The level settles after about ${settling}, then stays between about ${low}% and ${high}% of its average; it is almost gone about ${settling} after the last dose.`;
  // Written only when it differs, because whatever is written is read aloud.
  if (part("result").textContent !== sentence) part("result").textContent = sentence;
  part("desc").textContent = `Doses at even times for ${dosingDays} days, ${times.value} a day; half-life ${span(from, to, "hours")}. ${sentence}`;
  for (const slider of [shortest, longest])
    form.querySelector(`output[for="${slider.id}"]`).value = slider.ariaValueText = `${slider.value} hours`;
}

// The line is the middle half-life; the band is what lies between the lowest and the highest of several
function drawCurves(interval, from, to) {
  const curve = halfLife => hours.map(hour => level(hour, halfLife, interval));
  const curves = Array.from({ length: LINES_IN_BAND }, (_, at) => curve(from + (to - from) * at / (LINES_IN_BAND - 1)));
  const edge = pick => hours.map(hour => pick(...curves.map(levels => levels[hour])));
  const points = (at, levels) => at.map(hour => `${(hour / 24).toFixed(3)} ${levels[hour].toFixed(2)}`).join("L");
  part("line").setAttribute("d", `M${points(hours, curve((from + to) / 2))}`);
  part("band").setAttribute("d", `M${points(hours, edge(Math.max))}L${points([...hours].reverse(), edge(Math.min))}z`);
}

// The shortest can never be longer than the longest: the one that is moved takes the other with it.
shortest.addEventListener("input", () => { longest.value = Math.max(longest.value, shortest.value); });
longest.addEventListener("input", () => { shortest.value = Math.min(longest.value, shortest.value); });
form.addEventListener("input", draw);
draw();
