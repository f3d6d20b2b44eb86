"use strict";
// The pages are whole without this script; it lets the transcript follow the sound, and finds episodes.
(() => {
  const search = document.querySelector(".search");
  if (search) {
    const input = document.getElementById("q");
    const found = document.getElementById("found");
    const results = document.getElementById("results");
    const browse = document.getElementById("browse");
    const most = 50;
    let episodes = null;

    // Fetched when somebody begins to search, once.
    const load = () =>
      (episodes ??= fetch(search.dataset.index)
        .then((answer) => answer.json())
        .then((list) =>
          list.map((e) => [e, [e.title, e.summary, ...e.tags, ...e.people, ...e.chapters].join(" ").toLowerCase()]),
        ));

    const element = (name, text, className) => {
      const made = document.createElement(name);
      made.textContent = text;
      if (className) made.className = className;
      return made;
    };

    const item = (e) => {
      const li = document.createElement("li");
      const heading = document.createElement("h3");
      const link = element("a", e.title);
      link.href = e.href;
      heading.append(link);
      li.append(heading, element("p", e.date, "meta"), element("p", e.summary));
      return li;
    };

    const find = async () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      results.hidden = wanted.length === 0;
      browse.hidden = wanted.length > 0;
      if (!wanted.length) {
        found.textContent = "";
        return;
      }
      const list = await load();
      const hits = list.filter(([, text]) => wanted.every((w) => text.includes(w)));
      results.replaceChildren(...hits.slice(0, most).map(([e]) => item(e)));
      found.textContent = `${hits.length} of ${list.length}`;
    };

    search.hidden = false;
    search.addEventListener("submit", (e) => e.preventDefault());
    input.addEventListener("focus", () => load(), { once: true });
    input.addEventListener("input", () =>
      find().catch(() => {
        results.hidden = true;
        browse.hidden = false;
        found.textContent = "The list of episodes cannot be loaded.";
        episodes = null;
      }),
    );
    if (input.value) input.dispatchEvent(new Event("input"));
  }

  const audio = document.getElementById("audio");
  if (!audio) return;

  const transcript = document.getElementById("transcript");
  const controls = document.querySelector(".controls");
  const speed = document.getElementById("speed");
  const follow = document.getElementById("follow");
  const keys = document.getElementById("keys");
  const chapters = [...document.querySelectorAll(".chapters .jump")];
  const place = `place:${location.pathname}`;
  const words = [];
  let lit = -1;

  const remember = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch {
      // Without storage nothing is remembered; all else works.
    }
    return null;
  };

  const whenReady = (act) => (audio.readyState > 0 ? act() : audio.addEventListener("loadedmetadata", act, { once: true }));

  const go = (seconds, play) =>
    whenReady(() => {
      audio.currentTime = seconds;
      if (play) audio.play().catch(() => {});
      show();
    });

  const last = (list, time, start) => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start(list[middle]) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  const show = () => {
    const time = audio.currentTime + 0.05;
    const now = last(words, time, (w) => w.start);
    const word = now >= 0 && time <= words[now].end + 0.6 ? now : -1;
    if (word !== lit) {
      words[lit]?.span.classList.remove("said");
      words[word]?.span.classList.add("said");
      lit = word;
      if (word >= 0 && follow.checked && !audio.paused) {
        const box = words[word].span.getBoundingClientRect();
        if (box.top < 160 || box.bottom > innerHeight - 80) {
          const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
          words[word].span.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
        }
      }
    }
    const chapter = last(chapters, time, (c) => Number(c.dataset.t));
    chapters.forEach((c, i) => (i === chapter ? c.setAttribute("aria-current", "true") : c.removeAttribute("aria-current")));
  };

  const follows = () => {
    show();
    if (!audio.paused) requestAnimationFrame(follows);
  };

  // Each word of the page becomes one to click, with its time from the published transcript.
  const wrap = (segments) => {
    let next = 0;
    for (const p of transcript.querySelectorAll(".paragraph p")) {
      const texts = p.textContent.split(" ");
      const line = document.createDocumentFragment();
      for (let i = 0; i < texts.length; ) {
        const segment = segments[next++];
        if (!segment) return;
        const count = segment.body.trim().split(" ").length;
        const span = document.createElement("span");
        span.textContent = texts.slice(i, i + count).join(" ");
        span.dataset.t = segment.startTime;
        words.push({ start: segment.startTime, end: segment.endTime, span });
        line.append(span, " ");
        i += count;
      }
      p.replaceChildren(line);
    }
    transcript.querySelector(".hint").hidden = false;
    show();
  };

  controls.hidden = false;
  fetch(transcript.dataset.words)
    .then((answer) => answer.json())
    .then((json) => wrap(json.segments))
    .catch(() => {});

  document.addEventListener("click", (e) => {
    const target = e.target.closest("[data-t]");
    if (!target || e.ctrlKey || e.metaKey || e.shiftKey || String(getSelection())) return;
    e.preventDefault();
    go(Number(target.dataset.t), true);
    history.replaceState(null, "", `#t=${target.dataset.t}`);
  });

  document.addEventListener("keydown", (e) => {
    if (!keys.checked) return;
    if (e.target.closest("input, select, textarea, audio, video, a, button") || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "k" || e.key === " ") audio.paused ? audio.play() : audio.pause();
    else if (e.key === "j" || e.key === "ArrowLeft") audio.currentTime -= 10;
    else if (e.key === "l" || e.key === "ArrowRight") audio.currentTime += 10;
    else return;
    e.preventDefault();
  });

  speed.value = remember("speed") || "1";
  audio.playbackRate = Number(speed.value);
  speed.addEventListener("change", () => {
    audio.playbackRate = Number(speed.value);
    remember("speed", speed.value);
  });

  keys.checked = remember("keys") !== "off";
  keys.addEventListener("change", () => remember("keys", keys.checked ? "on" : "off"));

  // A poster weighs more than the page; it is fetched when the video comes near.
  const video = document.querySelector("video[data-poster]");
  if (video) {
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((s) => s.isIntersecting)) return;
      video.poster = video.dataset.poster;
      observer.disconnect();
    }, { rootMargin: "300px" }).observe(video);
  }

  const fromAddress = () => {
    const t = /^#t=([\d.]+)$/.exec(location.hash);
    if (t) go(Number(t[1]), false);
    return Boolean(t);
  };
  addEventListener("hashchange", fromAddress);
  if (!fromAddress()) {
    const before = Number(remember(place));
    if (before > 5) whenReady(() => (audio.currentTime = before < audio.duration - 5 ? before : 0));
  }

  audio.addEventListener("play", follows);
  audio.addEventListener("timeupdate", show);
  audio.addEventListener("pause", () => remember(place, audio.currentTime));
  addEventListener("pagehide", () => remember(place, audio.currentTime));
})();
