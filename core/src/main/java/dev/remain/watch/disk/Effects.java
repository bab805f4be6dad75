// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a program writes itself from edits: a resource below its own root that this process
 * has open for writing, or has just opened for that. Such a file is <em>noise</em>: no reason for a
 * restart, which would only write it again. A change of it that the program had no part in is
 * somebody's edit all the same. Confined to the watch thread.
 */
public final class Effects {

  /** What is restless, or open, is somebody's to edit again when it has not moved for so long. */
  private static final long AT_REST = Duration.ofSeconds(10).toNanos();

  /** So long after a file was opened for writing is its change seen. */
  private static final long OF_A_WRITE = Duration.ofMillis(500).toNanos();

  /** What is written and closed is no log. */
  private static final long LONG_OPEN = Duration.ofSeconds(1).toNanos();

  /** What is written more often than this, for so long, gives no burst an end. */
  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  /** What programs number or date their files by. */
  private static final Pattern COUNTED = Pattern.compile("[0-9a-fA-F-]{8,}|[0-9]+");

  private static final String BY_ITSELF = "written by the program itself";
  private static final String KEPT_OPEN = "kept open by the program and written";

  private final Globs refresh;
  private final Supplier<Set<Path>> open;
  private final Function<Path, @Nullable Long> writes;
  private final Set<Shape> written = new HashSet<>();
  private final Set<Shape> restless = new HashSet<>();
  private final Map<Shape, Long> changedAt = new HashMap<>();
  private final Map<Shape, Long> movedSince = new HashMap<>();
  private final Consumer<String> tell;
  private final Map<Shape, Streak> streaks = new HashMap<>();
  private Map<Shape, Long> openSince = Map.of();

  /** A time in which a file was written again and again, or one after the other. */
  private record Streak(String path, long last, long lookAt) {}

  /** A file, or all that are named like it but for a number. */
  private record Shape(Root root, String pattern) {

    static Shape of(Root root, String path) {
      return new Shape(root, COUNTED.matcher(path).replaceAll("*"));
    }
  }

  /** A file that is noise from now on, and why. */
  public record Found(Root root, String pattern, String why) {

    public String sentence() {
      return pattern
          + " in "
          + root.display()
          + " is "
          + why
          + ": no longer a reason for a restart (ignore="
          + pattern
          + " leaves it out)";
    }
  }

  /**
   * @param refresh resources that are read as they are
   * @param writes when this process last opened a file for writing, by {@link System#nanoTime}, or
   *     null
   * @param open the files that this process has open for writing
   * @param tell told what is written without end
   */
  public Effects(
      Globs refresh,
      Function<Path, @Nullable Long> writes,
      Supplier<Set<Path>> open,
      Consumer<String> tell) {
    this.refresh = refresh;
    this.open = open;
    this.writes = writes;
    this.tell = tell;
  }

  /** Whether a file is named like one that the program writes. */
  boolean isNoise(Root root, String path) {
    Shape shape = written.isEmpty() && restless.isEmpty() ? null : Shape.of(root, path);
    return shape != null && (written.contains(shape) || restless.contains(shape));
  }

  /** A file of noise is written; answers whether that is somebody's edit, and then it is none. */
  boolean isEdit(Root root, String path, long now) {
    Shape shape = Shape.of(root, path);
    Long before = changedAt.put(shape, now);
    boolean wasAtRest = before == null || now - before > AT_REST;
    return restless.contains(shape)
        ? wasAtRest && restless.remove(shape)
        : !isWrittenHere(root, path, now) && written.remove(shape);
  }

  /**
   * A file is written. What is written again and again gives no burst an end: the program's own is
   * noise.
   *
   * @return whether it is noise from now on
   */
  boolean written(Root root, String path, long now) {
    if (path.endsWith(".class") || refresh.matches(path)) {
      return false;
    }
    Shape shape = Shape.of(root, path);
    Streak before = streaks.get(shape);
    Streak streak =
        before == null || now - before.last() > PAUSE
            ? new Streak(path, now, now + PAUSE)
            : new Streak(before.path(), now, before.lookAt());
    boolean isDue = now >= streak.lookAt();
    streaks.put(shape, isDue ? new Streak(streak.path(), now, now + PAUSE) : streak);
    return isDue && isOwn(shape, root, path, streak.path().equals(path), now);
  }

  private boolean isOwn(Shape shape, Root root, String path, boolean isOneFile, long now) {
    if (isWrittenHere(root, path, now)) {
      written.add(shape);
      tell.accept(new Found(root, shape.pattern(), BY_ITSELF).sentence());
      return true;
    }
    boolean isOpen = isOneFile && open.get().contains(real(root, path));
    if (isOpen) {
      restless.add(shape);
      changedAt.put(shape, now);
      tell.accept(new Found(root, shape.pattern(), KEPT_OPEN).sentence());
    }
    return isOpen;
  }

  /**
   * A file is not what it was a moment ago, when it was judged.
   *
   * @param limit after so long it is noise
   * @return null before that
   */
  public @Nullable Found moved(Root root, String path, long now, long limit) {
    Shape shape = Shape.of(root, path);
    if (now - movedSince.computeIfAbsent(shape, key -> now) < limit) {
      return null;
    }
    movedSince.remove(shape);
    restless.add(shape);
    changedAt.put(shape, now);
    return new Found(root, shape.pattern(), "another one each time it is read");
  }

  /** Everything is what it was when it was judged. */
  public void stoodStill() {
    movedSince.clear();
  }

  /**
   * What is noise in what is about to be delivered.
   *
   * @param began when the burst did
   */
  public List<Found> find(Difference difference, long began, long now) {
    Set<Shape> shapes = new HashSet<>();
    for (Difference.Known known : difference.known()) {
      if (known.root().isArchive() || known.path().endsWith(".class")) {
        openSince = Map.of();
        return List.of();
      }
      if (!refresh.matches(known.path())) {
        shapes.add(Shape.of(known.root(), known.path()));
      }
    }
    if (shapes.isEmpty()) {
      openSince = Map.of();
      return List.of();
    }
    List<Found> found = openHere(difference, now);
    found.forEach(each -> restless.add(new Shape(each.root(), each.pattern())));
    if (found.isEmpty() && isWrittenHere(difference, began)) {
      written.addAll(shapes);
      for (Shape shape : shapes) {
        found.add(new Found(shape.root(), shape.pattern(), BY_ITSELF));
      }
    }
    return found;
  }

  /** Whether the program opened all that differs for writing, about when the burst was seen. */
  private boolean isWrittenHere(Difference difference, long began) {
    for (Difference.Known known : difference.known()) {
      if (!refresh.matches(known.path()) && !isWrittenHere(known.root(), known.path(), began)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWrittenHere(Root root, String path, long at) {
    Long when = writes.apply(root.path().resolve(path));
    return when != null && when - at > -OF_A_WRITE;
  }

  private List<Found> openHere(Difference difference, long now) {
    List<Found> found = new ArrayList<>();
    Set<Path> files = open.get();
    Map<Shape, Long> stillOpen = new HashMap<>();
    for (Difference.Known known : difference.known()) {
      if (!refresh.matches(known.path()) && files.contains(real(known.root(), known.path()))) {
        Shape shape = Shape.of(known.root(), known.path());
        long since = openSince.getOrDefault(shape, now);
        if (now - since >= LONG_OPEN) {
          found.add(new Found(shape.root(), shape.pattern(), KEPT_OPEN));
        } else {
          stillOpen.put(shape, since);
        }
      }
    }
    openSince = stillOpen;
    return found;
  }

  /** Whether this process has something of it open, so that it is worth looking again. */
  public boolean isBeingWritten() {
    return !openSince.isEmpty();
  }

  private static Path real(Root root, String path) {
    Path file = root.path().resolve(path);
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
