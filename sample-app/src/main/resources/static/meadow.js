"use strict";

const meadow = document.getElementById("meadow");
const template = document.getElementById("npc");
const figures = new Map();

function show(id, text) {
  document.getElementById(id).textContent = text;
}

function age(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

function figureOf(npc) {
  if (!figures.has(npc.name)) {
    meadow.append(template.content.cloneNode(true));
    figures.set(npc.name, meadow.lastElementChild);
  }
  return figures.get(npc.name);
}

function place(npc) {
  const figure = figureOf(npc);
  figure.style.left = `${npc.x * 100}%`;
  figure.style.top = `${npc.y * 100}%`;
  figure.querySelector(".body").style.background = npc.color;
  figure.querySelector("q").textContent = npc.says;
  figure.querySelector("figcaption").textContent = npc.name;
}

function draw(view) {
  const names = new Set(view.npcs.map((npc) => npc.name));
  for (const [name, figure] of figures) {
    if (!names.has(name)) {
      figure.remove();
      figures.delete(name);
    }
  }
  view.npcs.forEach(place);
  show("jvm", `up for ${age(view.jvmSeconds)}`);
  show("main", `entered ${age(view.mainSeconds)} ago`);
  show("visits", view.visits);
  show("pid", view.pid);
}

async function look() {
  try {
    const response = await fetch("/api/meadow");
    draw(await response.json());
    meadow.classList.remove("asleep");
  } catch {
    meadow.classList.add("asleep");
  }
  setTimeout(look, 100);
}

/** Follows the style sheet as it is edited. */
async function follow(link, known) {
  let css = known;
  try {
    css = await (await fetch("/meadow.css")).text();
  } catch {
    // Asked again below.
  }
  if (known !== null && css !== known) {
    link.href = `/meadow.css?${Date.now()}`;
  }
  setTimeout(() => follow(link, css), 1000);
}

look();
follow(document.querySelector("link[rel=stylesheet]"), null);
