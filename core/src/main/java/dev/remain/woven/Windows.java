// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.KeyEventDispatcher;
import java.awt.KeyEventPostProcessor;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.ActionListener;
import java.awt.event.ComponentListener;
import java.awt.event.FocusListener;
import java.awt.event.KeyListener;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.awt.event.WindowFocusListener;
import java.awt.event.WindowListener;
import java.awt.event.WindowStateListener;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.EventListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.swing.JLabel;
import javax.swing.RepaintManager;
import javax.swing.RootPaneContainer;
import javax.swing.ToolTipManager;
import org.jspecify.annotations.Nullable;

/**
 * Windows and the event queue of a generation, which end with it; apart, since a JVM may be made
 * without them. Thread-safe.
 */
public final class Windows {

  private static final List<Class<? extends EventListener>> LISTENERS =
      List.of(
          WindowListener.class,
          WindowFocusListener.class,
          WindowStateListener.class,
          ComponentListener.class,
          FocusListener.class,
          KeyListener.class,
          MouseListener.class,
          ActionListener.class);

  /** Windows that woven code has made, and whether it is live. */
  private static final Map<Window, Boolean> MADE = Collections.synchronizedMap(new WeakHashMap<>());

  private static volatile @Nullable Stay stay;

  private Windows() {}

  /** What is to be known from a generation's first use of windows until its end. */
  private static final class Stay {
    private final WeakReference<ClassLoader> context;
    private final Set<Window> before = Collections.newSetFromMap(new WeakHashMap<>());

    Stay(ClassLoader context) {
      this.context = new WeakReference<>(context);
      Collections.addAll(before, Window.getWindows());
    }

    boolean isOf(@Nullable ClassLoader loader) {
      return loader != null && context.refersTo(loader);
    }
  }

  /** The loader of the generation that uses windows, or null. */
  static @Nullable ClassLoader context() {
    Stay now = stay;
    return now == null ? null : now.context.get();
  }

  /** Before a call that makes a window or uses the event queue. */
  public static void enter() {
    Stay now = stay;
    if (now == null || !now.isOf(Thread.currentThread().getContextClassLoader())) {
      ClassLoader loader = Calls.receiver().loaderOfCaller();
      if (loader != null) {
        enter(loader);
      }
    }
  }

  private static synchronized void enter(ClassLoader loader) {
    Stay now = stay;
    if (now == null || !now.isOf(loader)) {
      SharedQueue.enter();
      Stay next = new Stay(loader);
      stay = next;
      Calls.receiver().registered(next, own -> leave((Stay) own));
    }
  }

  private static void leave(Stay ended) throws InterruptedException {
    synchronized (Windows.class) {
      if (stay == ended) {
        stay = null; // What is made from now on, by a program that is still at it, is another stay.
      }
    }
    boolean wasModal = false;
    boolean wasSwing = false;
    for (Window window : Window.getWindows()) {
      if (!ended.before.contains(window) && isOfGeneration(window)) {
        wasSwing |= window instanceof RootPaneContainer;
        wasModal |= window instanceof Dialog dialog && dialog.isModal();
        window.dispose();
      }
    }
    if (wasModal) {
      ModalCalls.await();
    }
    SharedQueue.takeOffOthers();
    if (wasSwing) {
      forgetLast();
    }
  }

  /** The JDK keeps what it has painted last, and what the mouse was on last. */
  private static void forgetLast() {
    if (RepaintManager.currentManager((Component) null).getClass() == RepaintManager.class) {
      RepaintManager.setCurrentManager(null);
    }
    MouseEvent press = new MouseEvent(new JLabel(), MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0, 0, false);
    ToolTipManager.sharedInstance().mousePressed(press);
  }

  /**
   * Of a window that no woven code has made, the JDK is the maker, for whoever asked it to; but
   * where libraries are not woven it may be theirs, or that of the program around.
   */
  private static boolean isOfGeneration(Window window) {
    Boolean isLive = MADE.get(window);
    if (isLive == null && !Calls.receiver().weavesLibraries()) {
      return Calls.receiver().owns(window);
    }
    boolean isOfJdk = window.getClass().getClassLoader() == null;
    return isLive == null ? isOfJdk || hasLiveParts(window) : isLive || hasLiveParts(window);
  }

  private static boolean hasLiveParts(Component component) {
    if (Calls.receiver().owns(component)) {
      return true;
    }
    for (Class<? extends EventListener> type : LISTENERS) {
      for (EventListener listener : component.getListeners(type)) {
        if (Calls.receiver().owns(listener)) {
          return true;
        }
      }
    }
    if (component instanceof Container container) {
      for (Component inner : container.getComponents()) {
        if (hasLiveParts(inner)) {
          return true;
        }
      }
    }
    return false;
  }

  /** After the constructor of a window. */
  public static void made(Object thing) {
    if (thing instanceof Window window) {
      MADE.put(window, Calls.receiver().owns(maker(window)));
    }
  }

  /** The class that has {@code new} in it: neither ours nor one of the window's own. */
  private static Class<?> maker(Window window) {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(
                        frame ->
                            frame.getDeclaringClass() != Windows.class
                                && !(frame.getMethodName().equals("<init>")
                                    && frame.getDeclaringClass().isInstance(window)))
                    .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                    .findFirst()
                    .orElse(Object.class));
  }

  /** For {@link KeyboardFocusManager#addKeyEventDispatcher}. */
  public static void addKeyEventDispatcher(
      KeyboardFocusManager manager, KeyEventDispatcher dispatcher) {
    manager.addKeyEventDispatcher(dispatcher);
    Calls.receiver()
        .registered(dispatcher, own -> manager.removeKeyEventDispatcher((KeyEventDispatcher) own));
  }

  /** For {@link KeyboardFocusManager#addKeyEventPostProcessor}. */
  public static void addKeyEventPostProcessor(
      KeyboardFocusManager manager, KeyEventPostProcessor processor) {
    manager.addKeyEventPostProcessor(processor);
    Calls.receiver()
        .registered(
            processor, own -> manager.removeKeyEventPostProcessor((KeyEventPostProcessor) own));
  }
}
