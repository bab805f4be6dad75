// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Conversion;
import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.Marks;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Thrown;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies what roots reach into the next generation's version of its types. What refers to each
 * other is found (Tarjan's strongly connected components, with a path of our own in place of
 * recursion), so that everything is complete before what holds it is made, but for cycles: keys
 * before maps, components before records. What cannot be carried is left out and told; nothing is
 * thrown. Constructors, migrations, hash codes and comparisons of the program run on the thread
 * that copies, to which a copier is confined. Of use once: it knows all objects that it met.
 */
public final class Copier {

  /** Stands for a root that could not be carried, which has been told. */
  public static final Object NOT_CARRIED = new Object();

  /** So many objects are known without making room for more, which means hashing them again. */
  private static final int USUAL = 40_000;

  private final Notes notes = new Notes();
  private final Views views = new Views(notes);
  private final Constants constants;
  private final Kinds kinds;
  private final IdentityHashMap<Object, Node> known = new IdentityHashMap<>(USUAL);
  private final Deque<Node> path = new ArrayDeque<>();

  /** Met and left, and not known to be complete; in the order in which they were left. */
  private final List<Node> pending = new ArrayList<>();

  /** Grows as long as the copy gets on. */
  private final AtomicLong steps = new AtomicLong();

  private volatile boolean isAbandoned;
  private final long startNanos = System.nanoTime();
  private int met;
  private int objects;

  public Copier(NextTypes types) {
    this.constants = new Constants(types, notes);
    this.kinds = new Kinds(types, notes, views, constants);
  }

  /**
   * Says which classes may have constants that the program knows by identity.
   *
   * @param classes of the old generation, initialised or not
   */
  public void constants(Collection<Class<?>> classes) {
    constants.read(classes);
  }

  /**
   * Carries a value and all that it holds.
   *
   * @param type for notes: where the value was, such as the class with the static field
   * @param field the field's name
   * @return null for null, or {@link #NOT_CARRIED}
   */
  public @Nullable Object carry(String type, String field, @Nullable Object old) {
    return carry(type, field, old, UnaryOperator.identity());
  }

  /**
   * As {@link #carry(String, String, Object)}.
   *
   * @param begun told the copy before anything is in it, if it can be made so early; answers it, or
   *     another object of its class that is to be filled in its place
   */
  public @Nullable Object carry(
      String type, String field, @Nullable Object old, UnaryOperator<Object> begun) {
    FieldPlace place = new FieldPlace(type, field);
    Object first = look(old, place);
    if (first instanceof Node node) {
      begin(node, begun);
      walk(node);
      first = node.copy;
    }
    views.settle();
    if (first instanceof NotCarried dropped) {
      notes.add(place, "dropped (" + dropped.what() + ")");
      return NOT_CARRIED;
    }
    return first;
  }

  private static void begin(Node node, UnaryOperator<Object> begun) {
    if (node.copy != null || !node.kind.isMadeFirst()) {
      return;
    }
    try {
      Object made = node.kind.allocate(node);
      Object used = made == null || made instanceof NotCarried ? made : begun.apply(made);
      boolean isAlike = made != null && used != null && used.getClass() == made.getClass();
      node.copy = isAlike ? used : made;
    } catch (Throwable thrown) {
      drop(node, thrown);
    }
  }

  /** Carries the state of an object into another one, which stands for it from now on. */
  public void carryInto(Object target, Object old) {
    String type = target.getClass().getName();
    GraphKind kind = kinds.ofPair(old.getClass(), target.getClass());
    if (kind == null || known.containsKey(old)) {
      notes.add(type, "not carried, since it cannot be changed once it is made");
      return;
    }
    Node node = new Node(old, kind, new FieldPlace(type, "state"));
    node.copy = target;
    known.put(old, node);
    walk(node);
    views.settle();
  }

  /**
   * The value as a field of that type takes it.
   *
   * @return {@link #NOT_CARRIED} if it does not
   */
  public static @Nullable Object fitted(@Nullable Object value, Class<?> type) {
    Object fitted = Conversion.fit(value, type);
    return fitted instanceof NotCarried ? NOT_CARRIED : fitted;
  }

  /** The static field of a class that an old one became, by its name or a former name, or null. */
  public static @Nullable Field successor(Field old, Class<?> next) {
    Field former = null;
    for (Field field : next.getDeclaredFields()) {
      boolean isStatic = Modifier.isStatic(field.getModifiers());
      if (isStatic && field.getName().equals(old.getName())) {
        return field;
      }
      if (isStatic && Marks.formerNames(field).contains(old.getName())) {
        former = field;
      }
    }
    return former;
  }

  /** How far it has come, in steps that say nothing but that there were some. Any thread. */
  public long steps() {
    return steps.get();
  }

  /**
   * Ends a copy that nobody waits for any more, at its next step: then it throws {@link
   * CancellationException}. Any thread.
   */
  public void abandon() {
    isAbandoned = true;
  }

  /** Adds a line of its own to the report. */
  public void note(String type, String phrase) {
    notes.add(type, phrase);
  }

  /**
   * Ends it, and tells of all that was carried. A table of so many objects is a big one, which
   * collectors keep apart from young objects: it would hold all of them for much longer.
   */
  public CarryReport report() {
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    constants.settle(
        old -> {
          Node node = known.get(old);
          return node == null ? null : node.copy;
        });
    known.clear();
    return new CarryReport(objects, took, notes.lines());
  }

  private @Nullable Object look(@Nullable Object value, FieldPlace place) {
    if (value == null) {
      return null;
    }
    Kind kind = kinds.of(value);
    if (kind instanceof Kind.Simple simple) {
      return simple.instead(value, place);
    }
    Node node = known.get(value);
    if (node == null) {
      GraphKind graph = (GraphKind) kind;
      node = new Node(value, graph, place);
      if (constants.isValue(value)) {
        Object heir = constants.heir(value);
        node.heir = heir != null && heir != value && graph.fills(value, heir) ? heir : null;
      }
      known.put(value, node);
    }
    return node;
  }

  private void walk(Node root) {
    if (root.number > 0) {
      return;
    }
    enter(root);
    for (Node node = path.peek(); node != null; node = path.peek()) {
      advance();
      if (node.next < node.parts.length) {
        step(node);
      } else {
        leave(node);
      }
    }
  }

  private void advance() {
    steps.lazySet(steps.getPlain() + 1);
    if (isAbandoned) {
      throw new CancellationException("the copy was given up");
    }
  }

  private void enter(Node node) {
    node.number = ++met;
    node.low = node.number;
    try {
      if (node.copy == null && node.kind.isMadeFirst()) {
        node.copy = node.kind.allocate(node);
      }
      if (!(node.copy instanceof NotCarried)) {
        node.parts = node.kind.parts(node);
      }
    } catch (Throwable thrown) {
      drop(node, thrown);
    }
    path.push(node);
  }

  private void step(Node node) {
    int index = node.next++;
    Object part = node.parts[index];
    Object now = look(part, node.kind.placeOf(node, index));
    node.parts[index] = now;
    if (!(now instanceof Node held)) {
      node.isChanged |= now != part;
    } else if (held.number == 0) {
      if (node.copy != null && held.kind.takesGiven()) {
        give(node, index, held);
      }
      enter(held);
    } else if (!held.isDone) {
      node.isLoop |= held == node;
      node.low = Math.min(node.low, held.low);
    }
  }

  private void give(Node node, int index, Node held) {
    try {
      node.kind.give(node, index, held);
    } catch (Throwable thrown) {
      notes.add(node.place, "not asked for what its constructor gave: " + Thrown.text(thrown));
    }
  }

  private void leave(Node node) {
    path.pop();
    if (node.low < node.number) {
      pending.add(node);
      Node owner = path.peek();
      if (owner != null) {
        owner.low = Math.min(owner.low, node.low);
      }
      return;
    }
    List<Node> component = componentOf(node);
    if (isUnchanged(component)) {
      component.forEach(member -> member.copy = member.old);
    } else {
      complete(component);
    }
    component.forEach(Node::done);
  }

  /** What was left after the node was met, and the node. */
  private List<Node> componentOf(Node node) {
    int first = pending.size();
    while (first > 0 && pending.get(first - 1).number > node.number) {
      first--;
    }
    if (first == pending.size()) {
      return List.of(node); // As most are: in no cycle.
    }
    List<Node> left = pending.subList(first, pending.size());
    List<Node> component = new ArrayList<>(left);
    component.add(node);
    left.clear();
    return component;
  }

  private static boolean isUnchanged(List<Node> component) {
    for (Node member : component) {
      if (!member.kind.isShared() || !member.isUnchanged() || member.heir != null) {
        return false;
      }
    }
    return true;
  }

  /** In the order in which they were left, which is that of what holds each other. */
  private void complete(List<Node> component) {
    for (Node node : component) {
      advance();
      attempt(node, Step.ALLOCATE);
    }
    List<Node> waiting = new ArrayList<>(0);
    for (Node node : component) {
      attempt(node, Step.MAKE);
      if (!node.kind.fillsLate()) {
        if (node.waits()) {
          waiting.add(node);
        } else {
          attempt(node, Step.FILL);
        }
      }
    }
    for (Node node : waiting) {
      attempt(node, Step.FILL);
    }
    for (Node node : component) {
      attempt(node, Step.MIGRATE);
    }
    for (Node node : component) {
      if (node.kind.fillsLate()) {
        attempt(node, Step.FILL);
      }
      attempt(node, component.size() == 1 && !node.isLoop ? Step.RESOLVE : Step.RESOLVE_HELD);
      objects += node.copy instanceof NotCarried ? 0 : 1;
    }
  }

  private enum Step {
    ALLOCATE,
    MAKE,
    FILL,
    MIGRATE,
    RESOLVE,
    RESOLVE_HELD
  }

  private void attempt(Node node, Step stage) {
    try {
      if (node.copy == null) {
        switch (stage) {
          case ALLOCATE -> node.copy = node.kind.allocate(node);
          case MAKE -> node.copy = node.kind.make(node);
          default -> throw new IllegalStateException("nothing was made of " + node.old.getClass());
        }
      } else if (!(node.copy instanceof NotCarried)) {
        switch (stage) {
          case FILL -> node.kind.fill(node);
          case MIGRATE -> node.kind.migrate(node);
          case RESOLVE, RESOLVE_HELD ->
              node.copy = node.kind.resolve(node, node.copy, stage == Step.RESOLVE_HELD);
          default -> {}
        }
      }
    } catch (Throwable thrown) {
      if (node.copy == null) {
        drop(node, thrown);
      } else {
        notes.add(node.copy.getClass().getName(), "left half-way: " + Thrown.text(thrown));
      }
    }
  }

  private static void drop(Node node, Throwable thrown) {
    String name = node.old.getClass().getName();
    node.copy = new NotCarried("an object of " + name + ", since " + Thrown.text(thrown));
  }
}
