// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.generation.Generation;
import dev.remain.generation.book.Book;
import dev.remain.generation.book.LibraryObjects;
import dev.remain.generation.book.OwnEnd;
import dev.remain.generation.book.OwnEnd.Certainty;
import dev.remain.loader.BaseClassLoader;
import dev.remain.woven.LibraryCalls;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.Collections;
import java.util.Map;
import java.util.Timer;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What generations have of libraries, and what libraries begin for them and for themselves.
 * Thread-safe.
 */
final class LibraryUse {

  /** Where the calling thread's program was when a library last began something for it. */
  private static final ThreadLocal<LibraryCall.@Nullable Site> LAST = new ThreadLocal<>();

  private final CallerResolver callers;
  private final BasesOpen bases;

  /** Neither holds its base. */
  private final Map<ClassLoader, Book> books = Collections.synchronizedMap(new WeakHashMap<>());

  LibraryUse(CallerResolver callers, BasesOpen bases) {
    this.callers = callers;
    this.bases = bases;
  }

  boolean hasEnd(Class<?> type) {
    return endOf(type) != null;
  }

  private @Nullable OwnEnd endOf(Class<?> type) {
    ClassLoader base = null;
    for (Class<?> at = type; at != null && base == null; at = at.getSuperclass()) {
      base = baseOf(at.getClassLoader());
    }
    if (base != null) {
      return books.computeIfAbsent(base, made -> new Book(LibraryCall::isLibrary, made)).of(type);
    }
    return JdkBook.BOOK.of(type);
  }

  private static @Nullable ClassLoader baseOf(@Nullable ClassLoader loader) {
    for (ClassLoader at = loader; at != null; at = at.getParent()) {
      if (at instanceof BaseClassLoader) {
        return at;
      }
    }
    return null;
  }

  void had(Object thing, LibraryCalls.Origin origin) {
    Generation owner = callers.generation();
    OwnEnd end = owner == null ? null : endOf(thing.getClass());
    if (owner == null || end == null || !(owner.loader().getParent() instanceof BaseClassLoader)) {
      return;
    }
    LibraryObjects objects = owner.libraryObjects();
    boolean isBegun =
        end.certainty() == Certainty.BY_EVIDENCE
            && LAST.get() != null
            && !objects.knows(thing)
            && isJustBegun(owner);
    objects.had(thing, end, origin, isBegun);
  }

  private static boolean isJustBegun(Generation owner) {
    LibraryCall.Site here = LibraryCall.siteOf(owner.loader());
    LibraryCall.Site last = LAST.get();
    return here != null && last != null && here.isJustAfter(last);
  }

  void ending(Object thing) {
    Generation owner = callers.generation();
    if (owner != null) {
      owner.libraryObjects().ending(thing);
    }
  }

  void begun(Object thing) {
    if (thing instanceof ExecutorService || thing instanceof Timer) {
      bases.begun(thing);
    }
    Generation owner = callers.generation();
    LibraryCall call = owner == null ? null : LibraryCall.now(owner.loader());
    if (owner != null && call != null) {
      LAST.set(call.site());
      owner.libraryObjects().begun(call.types(), listens(thing));
    }
  }

  private static boolean listens(Object thing) {
    return thing instanceof ServerSocket
        || thing instanceof ServerSocketChannel
        || thing instanceof AsynchronousServerSocketChannel;
  }

  /** Made when a pool of the JDK is had. */
  private static final class JdkBook {
    private static final Book BOOK = new Book(type -> false, JdkBook.class.getClassLoader());
  }
}
