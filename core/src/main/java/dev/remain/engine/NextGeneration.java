// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Boundary;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.engine.inbox.Message;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationPreparer;
import dev.remain.generation.Preloader;
import dev.remain.generation.Preparation;
import dev.remain.generation.Spares;
import dev.remain.link.Check;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.loader.WovenFiles;
import dev.remain.teller.Teller;
import dev.remain.watch.WatchPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plans and prepares the next generation while the old one runs. Confined to the restart thread.
 */
final class NextGeneration {

  private final EngineContext context;
  private final WatchPlan watch;
  private final Boundary boundary;
  private final Globs onDisk;
  private final List<Root> liveRoots;
  private final GenerationPreparer preparer;
  private final Preloader preloader;
  private @Nullable WovenFiles woven;
  private @Nullable LiveFiles wovenOf;
  private @Nullable Spares spares; // most programs need none
  private final AtomicReference<@Nullable LiveFiles> latest = new AtomicReference<>();

  NextGeneration(EngineContext context) {
    this.context = context;
    this.watch = context.parts().watch();
    this.boundary = context.learning().boundary();
    this.preparer = new GenerationPreparer(context.parts().threads().parent(), context.program());
    this.preloader =
        new Preloader(
            context.parts().threads().owned("load"), Runtime.getRuntime().availableProcessors());
    this.liveRoots = new ArrayList<>();
    for (Root root : watch.roots()) {
      if (root.isLive()) {
        liveRoots.add(root);
      }
    }
    List<String> patterns = new ArrayList<>(watch.refresh().patterns());
    patterns.addAll(watch.ignore().patterns());
    this.onDisk = Globs.of(patterns);
  }

  /** Generation 1, from files that are still being read; nothing is checked. */
  Preparation first(BaseLayer layer) {
    FirstCapture capture = context.capture();
    return preparer.prepare(
        new Preparation.Request(
            1,
            layer.base(),
            content(capture, layer),
            null,
            new Consumer<>() {
              @Override
              public void accept(GenerationClassLoader loader) {
                layer.running(loader);
              }
            },
            null));
  }

  /** Reads what runs, ahead of the first attempt. */
  void read(Baseline now) {
    preparer.read(now.files());
    makeSpare(context.lifecycle().running());
  }

  /** What was last seen on the disk, and is made of it. */
  void latest(@Nullable Baseline now) {
    latest.set(now == null ? null : now.files());
  }

  /** Ends the thread that defines classes ahead. */
  void close() {
    preloader.close();
    if (spares != null) {
      spares.close();
    }
  }

  NextStep attempt(Running now, ChangeSet changes) {
    NextBaseline next;
    try {
      next = next(now, changes);
    } catch (IOException e) {
      return new NextStep.Refused("a live archive cannot be read: " + e.getMessage());
    }
    see(now, next.program().files());
    ReloadPlan plan = plan(now, changes, next);
    if (!changes.isEmpty()) {
      tellChanged(changes, plan, next);
    }
    return follow(plan, now, next, false);
  }

  /**
   * What would come of these changes, if they came; tells nothing. Null where that is not known
   * without running code of the program, or is not a restart on the same base.
   */
  @Nullable Guess guess(Running now, ChangeSet changes) {
    if (context.program().isFoundByRunning() || boundary.isPending()) {
      return null;
    }
    NextBaseline next;
    try {
      next = next(now, changes);
    } catch (IOException e) {
      return null;
    }
    if (boundary.hasSeen(next.program().files())
        && plan(now, changes, next) instanceof ReloadPlan.Restart plan) {
      return new Guess(changes, plan, next, follow(plan, now, next, false));
    }
    next.discard();
    return null;
  }

  /** What came of a guess that proved right; null if it is of no use any more. */
  @Nullable NextStep confirm(Running now, Guess guess) {
    if (boundary.isPending() || !plan(now, guess.changes(), guess.next()).equals(guess.plan())) {
      return null;
    }
    tellChanged(guess.changes(), guess.plan(), guess.next());
    return guess.outcome();
  }

  private NextBaseline next(Running now, ChangeSet changes) throws IOException {
    Baseline before = now.baseline();
    return NextBaseline.of(before, changes, context.store(), watch.refresh());
  }

  /** New classes may be a library's own, as far as its jar can tell. */
  private void see(Running now, LiveFiles files) {
    if (!boundary.hasSeen(files)) {
      boundary.see(files, now.layer().usedBy(context.lifecycle().processScope().keptNow()));
    }
  }

  private ReloadPlan plan(Running now, ChangeSet changes, NextBaseline next) {
    int before = now.baseline().files().classes();
    int classes = Math.max(before, next.baseline().files().classes());
    return planner(now).plan(changes, now.isRunning(), classes);
  }

  /** The same program once more. */
  NextStep again(Running now, Message.RestartWanted wanted) {
    NextBaseline same = NextBaseline.same(now);
    String reason = wanted.reason();
    ReloadPlan plan =
        wanted.afresh() ? planner(now).afresh(reason) : new ReloadPlan.Restart(reason);
    return follow(plan, now, same, wanted.afresh());
  }

  /** An earlier program, in the place of what is on the disk. */
  NextStep back(Running now, Snapshots.Earlier earlier) {
    NextBaseline next = NextBaseline.back(now.baseline(), earlier.program());
    ReloadPlan plan = planner(now).back(earlier.words(), next.changed());
    return follow(plan, now, next, false);
  }

  private ReloadPlanner planner(Running now) {
    return new ReloadPlanner(watch.refresh(), now.layer());
  }

  private NextStep follow(ReloadPlan plan, Running now, NextBaseline next, boolean afresh) {
    if (plan instanceof ReloadPlan.Restart restart && boundary.isPending()) {
      return prepare(now, restart.reason(), next, anotherLayer(now, next), afresh);
    }
    if (plan instanceof ReloadPlan.Restart restart) {
      return prepare(now, restart.reason(), next, now.layer(), afresh);
    }
    if (plan instanceof ReloadPlan.FullRestart full) {
      String cause = "full restart: " + full.reason();
      return prepare(now, cause, next, anotherLayer(now, next), afresh);
    }
    if (plan instanceof ReloadPlan.Refresh refresh) {
      return new NextStep.Refreshed(next, refresh.paths());
    }
    next.discard();
    return plan instanceof ReloadPlan.JvmRestart jvm
        ? new NextStep.Refused(jvm.reason())
        : new NextStep.Same();
  }

  /** The same on another base; what was prepared if nothing comes of that. */
  PreparedRestart onAnotherBase(Running now, PreparedRestart prepared, String cause) {
    NextBaseline next = prepared.next();
    BaseLayer layer = anotherLayer(now, next);
    if (preparation(now, next, layer) instanceof Preparation.Ready ready) {
      prepared.generation().discard();
      return new PreparedRestart(cause, next, layer, ready.generation(), prepared.afresh());
    }
    return prepared;
  }

  private BaseLayer anotherLayer(Running now, NextBaseline next) {
    boundary.rewritten(next.archives());
    return now.layer().replace(next.archives(), next.program().files(), boundary.next());
  }

  private NextStep prepare(
      Running now, String cause, NextBaseline next, BaseLayer layer, boolean afresh) {
    Preparation preparation = preparation(now, next, layer);
    if (preparation instanceof Preparation.Rejected rejected) {
      next.discard();
      makeSpare(context.lifecycle().running());
      return new NextStep.Refused(rejected.reason(), rejected.isUnfinished());
    }
    Generation generation = ((Preparation.Ready) preparation).generation();
    preloader.begin(context.lifecycle().running(), generation);
    makeSpare(generation);
    return new NextStep.Prepared(new PreparedRestart(cause, next, layer, generation, afresh));
  }

  private Preparation preparation(Running now, NextBaseline next, BaseLayer layer) {
    LiveFiles before = now.baseline().files();
    LiveFiles files = next.program().files();
    GenerationClassLoader.Content content = content(files, layer);
    int number = now.number() + 1;
    return preparer.prepare(
        new Preparation.Request(
            number,
            layer.base(),
            content,
            new Check(before, files, next.changed(), this::isLoaded),
            loader -> announce(loader, layer, now),
            spares == null ? null : spares.take(number, layer.base(), before, files, content)));
  }

  /** For the one after that, when it is at rest. */
  private void makeSpare(@Nullable Generation now) {
    if (spares == null && now != null && now.loader().hasArchives()) {
      InternalErrors trouble = new InternalErrors(context.parts().teller());
      spares = new Spares(context.parts().threads().owned("spare"), trouble::tellEach);
    }
    if (spares != null) {
      spares.begin(now);
    }
  }

  /**
   * A base that nothing runs on yet shows the program to its first class already: a weaver, which
   * the JVM asks about each, looks then for what to weave.
   */
  private static void announce(GenerationClassLoader loader, BaseLayer layer, Running now) {
    if (layer != now.layer()) {
      layer.running(loader);
    }
  }

  private boolean isLoaded(String name) {
    Generation now = context.lifecycle().running();
    return now == null || now.loader().defined().contains(name);
  }

  private GenerationClassLoader.Content content(LiveLookup files, BaseLayer layer) {
    return new GenerationClassLoader.Content(
        new Latest(files, onDisk, latest),
        liveRoots,
        onDisk,
        layer.shared(),
        files instanceof LiveFiles known ? woven(known) : null,
        context.parts().stop().hard());
  }

  /** Nothing is known of those of other paths. */
  private WovenFiles woven(LiveFiles files) {
    LiveFiles before = wovenOf;
    WovenFiles known = woven;
    if (known == null || before == null || !before.hasPathsOf(files)) {
      known = new WovenFiles();
    }
    wovenOf = files;
    woven = known;
    return known;
  }

  private void tellChanged(ChangeSet changes, ReloadPlan plan, NextBaseline next) {
    List<String> files = new ArrayList<>();
    for (FileChange change : changes.changes()) {
      files.add(change.path().isEmpty() ? change.root().display() : change.path());
    }
    context.board().changed(files);
    Teller teller = context.parts().teller();
    teller.accept(
        new ReloadEvent.Changed(
            teller.now(),
            plan.reason(),
            next.baseline().fingerprint().hex(),
            files,
            changes.certain()));
  }
}
