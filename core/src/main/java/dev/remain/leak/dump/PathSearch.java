// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds shortest paths from the roots of a dump, breadth first. */
final class PathSearch {

  /**
   * From how many references on a frame of the JDK, or of Remain, counts: what such a method is
   * busy with tells less than what holds it.
   */
  private static final int LATE = 4;

  private static final int UNSEEN = 0;

  private final HeapDump dump;
  private final boolean throughSoft;
  private final List<GcRoot> roots;

  /** Per object: 0 unseen, n + 1 reached from object n, -(n + 1) held by root n. */
  private final int[] parents;

  private final int[] queue;
  private int tail;

  /** What objects that are reached now get as their parent. */
  private int queueParent;

  /** How one object refers to another. */
  enum Link {
    FIELD,
    STATIC,
    ELEMENT,
    CLASS,
    LOADER,
    DOMAIN,
    SUPERCLASS,
    SOFT
  }

  /**
   * A reference from one object of a path to the next.
   *
   * @param owner the class that declares the field, or that is the object; the array's own for an
   *     element
   * @param field its name; empty if it is none
   */
  record Step(int from, Link link, @Nullable DumpClass owner, String field, int to) {}

  /** From a root to an object; the first step leads from the object that the root holds. */
  record RootPath(GcRoot root, List<Step> steps) {}

  private interface Visitor {
    void reference(long target, Link link, @Nullable DumpClass owner, String field);
  }

  PathSearch(HeapDump dump, Collection<GcRoot> roots, boolean throughSoft) {
    this.dump = dump;
    this.throughSoft = throughSoft;
    this.roots = new ArrayList<>(roots);
    this.roots.sort(Comparator.comparing(GcRoot::kind));
    this.parents = new int[dump.size()];
    this.queue = new int[dump.size()];
  }

  /** Searches until all of these objects are reached, or there is nothing more to reach. */
  void run(Set<Integer> targets) {
    Deque<Integer> late = new ArrayDeque<>();
    for (int i = 0; i < roots.size(); i++) {
      if (isBusy(roots.get(i))) {
        late.add(i);
      } else {
        reach(dump.find(roots.get(i).id()), -i - 1);
      }
    }
    int level = 0;
    int head = 0;
    int levelEnd = tail;
    Visitor visitor = (target, link, owner, field) -> reach(dump.find(target), queueParent);
    while (head < tail || !late.isEmpty()) {
      if (head == levelEnd || head == tail) {
        level++;
        if (level >= LATE || head == tail) {
          late.forEach(i -> reach(dump.find(roots.get(i).id()), -i - 1));
          late.clear();
        }
        levelEnd = tail;
        if (targets.stream().allMatch(target -> parents[target] != UNSEEN)) {
          return;
        }
        if (head == tail) {
          return;
        }
      }
      int object = queue[head++];
      queueParent = object + 1;
      references(object, visitor);
    }
  }

  private boolean isBusy(GcRoot root) {
    if (root.kind() != GcRoot.Kind.FRAME) {
      return false;
    }
    int thread = dump.threadOf(root);
    String name = thread < 0 ? null : dump.text(thread, "name");
    if (name != null && name.startsWith("remain-")) {
      return true;
    }
    String method = dump.methodOf(root);
    return method == null
        || method.startsWith("java.")
        || method.startsWith("jdk.")
        || method.startsWith("sun.");
  }

  private void reach(int object, int parent) {
    if (object >= 0 && parents[object] == UNSEEN) {
      parents[object] = parent;
      queue[tail++] = object;
    }
  }

  /** The path to an object, or null if it was not reached. */
  @Nullable RootPath pathTo(int target) {
    if (parents[target] == UNSEEN) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    int object = target;
    while (parents[object] > 0) {
      int from = parents[object] - 1;
      steps.add(0, stepBetween(from, object));
      object = from;
    }
    return new RootPath(roots.get(-parents[object] - 1), List.copyOf(steps));
  }

  private Step stepBetween(int from, int to) {
    List<Step> found = new ArrayList<>();
    references(
        from,
        (target, link, owner, field) -> {
          if (dump.find(target) == to) {
            found.add(new Step(from, link, owner, field, to));
          }
        });
    return found.get(0);
  }

  private void references(int object, Visitor visitor) {
    switch (dump.tag(object)) {
      case DumpRecords.PRIMITIVE_ARRAY -> {}
      case DumpRecords.INSTANCE -> ofInstance(object, visitor);
      case DumpRecords.OBJECT_ARRAY -> ofArray(object, visitor);
      default -> ofClass(dump.classWithId(dump.id(object)), visitor);
    }
  }

  private void ofInstance(int object, Visitor visitor) {
    DumpClass type = dump.classOf(object);
    if (type == null) {
      return;
    }
    DumpClass.Layout layout = dump.layout(type);
    List<DumpClass.Field> references = layout.references();
    for (int i = 0; i < references.size(); i++) {
      DumpClass.Field field = references.get(i);
      visitor.reference(dump.reference(object, field), Link.FIELD, field.owner(), field.name());
    }
    DumpClass.Field soft = layout.soft();
    if (throughSoft && soft != null) {
      visitor.reference(dump.reference(object, soft), Link.SOFT, soft.owner(), soft.name());
    }
    visitor.reference(type.id, Link.CLASS, type, "");
  }

  private void ofArray(int array, Visitor visitor) {
    DumpClass type = dump.classOf(array);
    int length = dump.arrayLength(array);
    for (int i = 0; i < length; i++) {
      long element = dump.element(array, i);
      if (element != 0) {
        visitor.reference(element, Link.ELEMENT, type, "");
      }
    }
    if (type != null) {
      visitor.reference(type.id, Link.CLASS, type, "");
    }
  }

  private static void ofClass(@Nullable DumpClass type, Visitor visitor) {
    if (type == null) {
      return;
    }
    for (DumpClass.Static each : type.statics) {
      visitor.reference(each.value(), Link.STATIC, type, each.name());
    }
    visitor.reference(type.loaderId, Link.LOADER, type, "");
    visitor.reference(type.domainId, Link.DOMAIN, type, "");
    visitor.reference(type.superId, Link.SUPERCLASS, type, "");
  }
}
