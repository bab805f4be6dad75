"use strict";

const canvas = document.getElementById("meadow");
const pen = canvas.getContext("2d");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const shown = new Map(); // Where each creature is drawn, which follows where it is.
const RING_MILLIS = 1400;

let view = null; // The last that the stream told.
let toldAt = 0;
let ringAt = -RING_MILLIS;
let listed = "";

function show(id, text) {
  document.getElementById(id).textContent = text;
}

function age(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

/* The stream. The browser opens it again if it ends; over a restart it does not. */

const stream = new EventSource("/stream");
let opened = 0;
stream.onopen = () => show("streams", ++opened);
stream.onmessage = (message) => tell(JSON.parse(message.data));
stream.addEventListener("refresh", (message) => refresh(JSON.parse(message.data)));

function tell(next) {
  const before = view;
  view = next;
  toldAt = performance.now();
  show("visits", view.visits);
  show("pid", view.pid);
  show("jvm", age(view.jvmSeconds));
  list(view.generations);
  const problem = document.getElementById("problem");
  problem.hidden = view.problem === "";
  problem.querySelector("pre").textContent = readable(view.problem);
  if (before !== null && newest(before) !== newest(view)) {
    ringAt = performance.now();
  }
}

/** What is wrong, without the JDK's part of a trace, and without names of loaders. */
function readable(problem) {
  return problem.replace(/^ *at (java\.|jdk\.).*\n?/gm, "").replace(/^( *at )\S*\/\//gm, "$1");
}

function newest(seen) {
  return seen.generations.at(-1)?.number;
}

/** The strip at the foot: the newest first. */
function list(generations) {
  const key = JSON.stringify(generations);
  if (key === listed) {
    return;
  }
  listed = key;
  const template = document.getElementById("generation");
  const items = generations.map((run) => {
    const item = template.content.cloneNode(true);
    item.querySelector("b").textContent = `gen ${run.number}`;
    item.querySelector("span").textContent = `${run.millis} ms`;
    item.querySelector("em").textContent = run.sameAs === 0 ? "" : `= gen ${run.sameAs}`;
    item.querySelector("small").textContent = run.cause;
    return item;
  });
  document.getElementById("generations").replaceChildren(...items.reverse());
}

/** Files of the page were edited: a style sheet is exchanged, for others the page loads again. */
function refresh(paths) {
  if (paths.every((path) => path.endsWith(".css"))) {
    document.querySelector("link[rel=stylesheet]").href = `/meadow.css?${Date.now()}`;
  } else {
    location.reload();
  }
}

canvas.addEventListener("click", (event) => {
  const x = event.offsetX / canvas.clientWidth;
  const y = event.offsetY / canvas.clientHeight;
  fetch(`/seed?x=${x.toFixed(4)}&y=${y.toFixed(4)}`, { method: "POST" });
});

/* The picture. */

function draw(now) {
  requestAnimationFrame(draw);
  const scale = devicePixelRatio;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  const style = getComputedStyle(document.documentElement);
  grow(width, height, style.getPropertyValue("--shade"));
  canvas.classList.toggle("asleep", now - toldAt > 2000);
  if (view === null) {
    return;
  }
  for (const seed of view.seeds) {
    dot(seed.x * width, seed.y * height, 5, "#6b4a2b");
  }
  const names = new Set(view.npcs.map((npc) => npc.name));
  [...shown.keys()].filter((name) => !names.has(name)).forEach((name) => shown.delete(name));
  const unit = Math.max(15, Math.min(24, width / 34));
  for (const npc of view.npcs) {
    const at = follow(npc);
    ring(at.x * width, at.y * height, unit, now - ringAt);
    creature(npc, at.x * width, at.y * height, unit * npc.size, style);
  }
  for (const npc of view.npcs) { // What they say covers their neighbours' names.
    const at = shown.get(npc.name);
    const y = at.y * height - unit * npc.size - 20;
    bubble(npc.says, at.x * width, y, style);
  }
}

/** Bushes. */
function grow(width, height, color) {
  for (const [x, y, r] of [[0.18, 0.24, 0.05], [0.74, 0.68, 0.08], [0.46, 0.88, 0.04]]) {
    dot(x * width, y * height, r * Math.max(width, height), color);
  }
}

/** Goes a part of the way to where it is, so that it walks between two tellings. */
function follow(npc) {
  const at = shown.get(npc.name) ?? { x: npc.x, y: npc.y };
  at.x += (npc.x - at.x) * 0.25;
  at.y += (npc.y - at.y) * 0.25;
  shown.set(npc.name, at);
  return at;
}

function dot(x, y, radius, color) {
  pen.fillStyle = color;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** Marks the moment when the next generation began. */
function ring(x, y, unit, since) {
  if (since >= RING_MILLIS) {
    return;
  }
  const done = since / RING_MILLIS;
  pen.strokeStyle = `rgb(255 255 255 / ${0.8 * (1 - done)})`;
  pen.lineWidth = 4;
  pen.beginPath();
  pen.arc(x, y, unit * (calm.matches ? 2 : 1 + 2.5 * done), 0, 2 * Math.PI);
  pen.stroke();
}

function creature(npc, x, y, r, style) {
  pen.fillStyle = "rgb(0 0 0 / 15%)";
  pen.beginPath();
  pen.ellipse(x, y + r, r * 0.9, r * 0.3, 0, 0, 2 * Math.PI);
  pen.fill();
  dot(x, y, r, npc.color);
  face(npc.mood, x, y, r);
  bar(x, y + r * 1.45, r, npc.energy);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = style.getPropertyValue("--ink");
  pen.font = "600 12px ui-rounded, Nunito, system-ui, sans-serif";
  pen.fillText(npc.meals === 0 ? npc.name : `${npc.name} · ${npc.meals}`, x, y + r * 1.45 + 14);
}

/** Eyes and a mouth. A mood that this does not know looks plain. */
function face(mood, x, y, r) {
  pen.strokeStyle = "#2e3d31";
  pen.lineWidth = Math.max(1.5, r / 9);
  pen.lineCap = "round";
  for (const side of [-1, 1]) {
    if (mood === "SLEEPY") {
      line(() => pen.arc(x + side * r * 0.36, y - r * 0.15, r * 0.16, 0, Math.PI));
    } else {
      dot(x + side * r * 0.36, y - r * 0.15, r * 0.14, "#2e3d31");
    }
  }
  if (mood === "HAPPY") {
    line(() => pen.arc(x, y + r * 0.15, r * 0.36, 0.15 * Math.PI, 0.85 * Math.PI));
  } else if (mood === "HUNGRY") {
    dot(x, y + r * 0.4, r * 0.2, "#2e3d31");
  } else if (mood === "CALM") {
    line(() => pen.arc(x, y + r * 0.2, r * 0.2, 0.15 * Math.PI, 0.85 * Math.PI));
  }
}

function line(path) {
  pen.beginPath();
  path();
  pen.stroke();
}

/** How much energy there is. */
function bar(x, y, r, energy) {
  pen.fillStyle = "rgb(0 0 0 / 20%)";
  pen.fillRect(x - r, y - 2, 2 * r, 4);
  pen.fillStyle = energy < 0.25 ? "#e2714d" : "#fffd";
  pen.fillRect(x - r, y - 2, 2 * r * energy, 4);
}

function bubble(words, x, y, style) {
  if (!words) {
    return;
  }
  pen.font = "14px ui-rounded, Nunito, system-ui, sans-serif";
  const half = pen.measureText(words).width / 2 + 10;
  const middle = Math.min(Math.max(x, half + 4), canvas.clientWidth - half - 4);
  pen.fillStyle = style.getPropertyValue("--paper");
  pen.beginPath();
  pen.roundRect(middle - half, y - 12, 2 * half, 24, 12);
  pen.fill();
  pen.fillStyle = style.getPropertyValue("--ink");
  pen.fillText(words, middle, y + 1);
}

requestAnimationFrame(draw);
