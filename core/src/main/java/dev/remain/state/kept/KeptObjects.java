// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Objects that outlive generations, by key, in the order in which they were made. Factories run one
 * at a time for each key. Guarded by its own lock, under which no object of the program is asked
 * for anything: look outside, compare and exchange inside.
 */
public final class KeptObjects {

  private final Surroundings surroundings;
  private final Map<String, KeptObject> kept = new LinkedHashMap<>();
  private final PendingObjects makings = new PendingObjects();

  /** Where kept objects live. */
  public interface Surroundings {

    /** Whether the loader goes with a generation. */
    boolean isLive(ClassLoader loader);

    /** Runs a factory where what it makes belongs to no generation; need not wait for it. */
    void make(String key, Runnable factory);

    /** Ends an object that is not kept any longer. */
    void drop(Loss dropped);
  }

  /**
   * An object that was kept until now.
   *
   * @param reason follows "is closed:"
   */
  public record Loss(String key, Object value, String reason) {}

  /**
   * What is said of a kept object to whoever asks.
   *
   * @param type the name of its class
   * @param since when it was made
   */
  public record Entry(String key, String type, Instant since) {}

  public KeptObjects(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The object that is wished for, or will be.
   *
   * @param isSomebodyElses whether it may turn out not to be what is wished for
   */
  private record Finding(PendingObject making, boolean isSomebodyElses) {}

  /**
   * The object of that key, made now if there is none. Waits for a factory that runs already, and
   * tries its own if that fails.
   *
   * @throws IllegalArgumentException if the type, a dependency or what was made cannot be kept; the
   *     message is for the user
   * @throws IllegalStateException if it cannot be made; what the factory throws unchecked comes out
   *     as it is
   */
  public <T> T keep(KeepRequest<T> wish) {
    refuseLive(wish);
    while (true) {
      Finding finding = find(wish);
      PendingObject making = finding.making();
      makings.await(wish.key(), making);
      if (!finding.isSomebodyElses()) {
        Object made = making.value();
        if (made == null) {
          throw failure(wish.key(), making.failure());
        }
        return wish.type().cast(made);
      }
    }
  }

  private String archive(Class<?> type) {
    return VisibleContent.archive(type, surroundings::isLive);
  }

  private void refuseLive(KeepRequest<?> wish) {
    if (VisibleContent.isOf(wish.type(), surroundings::isLive)) {
      throw new IllegalArgumentException(
          Refusals.live(wish.key(), wish.type().getTypeName(), archive(wish.type())));
    }
    String dependency = VisibleContent.find(wish.dependencies(), surroundings::isLive);
    if (dependency != null) {
      throw new IllegalArgumentException(Refusals.liveDependency(wish.key(), dependency));
    }
  }

  private Finding find(KeepRequest<?> wish) {
    while (true) {
      KeptObject known = known(wish.key());
      // Asks objects of the program, which may wait for locks of theirs.
      String against = known == null ? null : reasonAgainst(known, wish);
      Finding finding = finding(wish, known, against);
      if (finding != null) {
        return finding;
      }
    }
  }

  private synchronized @Nullable KeptObject known(String key) {
    return kept.get(key);
  }

  /** Null if what is kept by that key is another than before. */
  private @Nullable Finding finding(
      KeepRequest<?> wish, @Nullable KeptObject known, @Nullable String against) {
    PendingObject mine = new PendingObject();
    synchronized (this) {
      PendingObject others = makings.of(wish.key());
      if (others != null) {
        return new Finding(others, true);
      }
      KeptObject now = kept.get(wish.key());
      if (known == null ? now != null : !known.isStill(now)) {
        return null;
      }
      if (known != null && against == null) {
        kept.replace(wish.key(), known.askedBy(wish.generation()));
        return new Finding(PendingObject.of(known.value()), false);
      }
      kept.remove(wish.key());
      makings.begin(wish.key(), mine);
    }
    begin(
        wish,
        mine,
        known == null ? null : new Loss(wish.key(), known.value(), String.valueOf(against)));
    return new Finding(mine, false);
  }

  /** Why the object is no longer what is wished for; null if it is. */
  private @Nullable String reasonAgainst(KeptObject known, KeepRequest<?> wish) {
    if (!wish.type().isInstance(known.value())) {
      throw new IllegalArgumentException(
          Refusals.otherType(wish.key(), known.className(), wish.type().getTypeName()));
    }
    if (!known.dependencies().equals(wish.dependencies())) {
      return "its dependencies have changed";
    }
    String live =
        known.askedBy() == wish.generation()
            ? null
            : VisibleContent.find(known.value(), surroundings::isLive);
    return live == null ? null : "it was given " + live + ", of a generation that has ended";
  }

  private void begin(KeepRequest<?> wish, PendingObject making, @Nullable Loss outdated) {
    try {
      surroundings.make(wish.key(), () -> make(wish, making, outdated));
    } catch (Throwable thrown) {
      makings.end(wish.key(), making);
      making.failed(thrown);
    }
  }

  /** On the thread of the factory. */
  private void make(KeepRequest<?> wish, PendingObject making, @Nullable Loss outdated) {
    making.begins();
    try {
      if (outdated != null) {
        surroundings.drop(outdated);
      }
      Object value = made(wish);
      if (!keep(wish, making, value)) {
        String reason = "it was made for a base that has been replaced";
        surroundings.drop(new Loss(wish.key(), value, reason));
        throw new IllegalStateException(Refusals.says(wish.key(), reason));
      }
      making.made(value);
    } catch (Throwable thrown) {
      makings.end(wish.key(), making);
      making.failed(thrown);
    }
  }

  private Object made(KeepRequest<?> wish) throws Exception {
    Object value = wish.factory().call();
    if (value == null) {
      throw new IllegalArgumentException(Refusals.says(wish.key(), "its factory answered null"));
    }
    String live = VisibleContent.find(value, surroundings::isLive);
    if (live != null) {
      surroundings.drop(new Loss(wish.key(), value, "it cannot be kept"));
      throw new IllegalArgumentException(
          Refusals.live(wish.key(), live, archive(value.getClass())));
    }
    return wish.type().cast(value);
  }

  private synchronized boolean keep(KeepRequest<?> wish, PendingObject making, Object value) {
    boolean isWanted = makings.end(wish.key(), making);
    if (isWanted) {
      kept.put(
          wish.key(),
          new KeptObject(wish.key(), value, wish.dependencies(), Instant.now(), wish.generation()));
    }
    return isWanted;
  }

  private static RuntimeException failure(String key, @Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(Refusals.says(key, "its factory threw " + thrown), thrown);
  }

  /** Drops what a generation that has ended has not asked for. */
  public void ended(int generation) {
    drop(
        object ->
            object.askedBy() < generation
                ? "generation " + generation + " has not asked for it"
                : null);
  }

  /** Drops what belongs to a base that is replaced, and what is being made on it. */
  public void replaced(Predicate<ClassLoader> old) {
    makings.clear();
    drop(
        object -> {
          String found = VisibleContent.find(object.value(), old);
          return found == null ? null : found + " belongs to the base, which is replaced";
        });
  }

  /** Drops everything. */
  public void dropAll(String reason) {
    makings.clear();
    drop(object -> reason);
  }

  /**
   * @param judgement why an object is dropped, or null; may ask objects of the program, and again
   *     if the object was asked for meanwhile
   */
  private void drop(Function<KeptObject, @Nullable String> judgement) {
    List<Loss> dropped = new ArrayList<>();
    for (KeptObject seen : objects()) {
      KeptObject object = seen;
      String reason = judgement.apply(object);
      while (object != null && reason != null && !remove(object)) {
        KeptObject now = known(object.key());
        object = now != null && now.value() == object.value() ? now : null;
        reason = object == null ? null : judgement.apply(object);
      }
      if (object != null && reason != null) {
        dropped.add(new Loss(object.key(), object.value(), reason));
      }
    }
    Collections.reverse(dropped);
    dropped.forEach(surroundings::drop);
  }

  private synchronized List<KeptObject> objects() {
    return new ArrayList<>(kept.values());
  }

  /** Whether it was there still. */
  private synchronized boolean remove(KeptObject object) {
    if (!object.isStill(kept.get(object.key()))) {
      return false;
    }
    kept.remove(object.key());
    return true;
  }

  /** The objects that are kept now. */
  public synchronized List<Object> values() {
    return kept.values().stream().map(KeptObject::value).toList();
  }

  /** What is kept now, the oldest first. */
  public synchronized List<Entry> entries() {
    return kept.values().stream()
        .map(object -> new Entry(object.key(), object.className(), object.since()))
        .toList();
  }
}
