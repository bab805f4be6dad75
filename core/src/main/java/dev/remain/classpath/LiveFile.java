// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import org.jspecify.annotations.Nullable;

/** One file below a root, with the content it had when it was read. Immutable. */
public final class LiveFile {

  private final Root root;
  private final String path;
  private final ByteStore.Stored content;
  private final boolean isCounted;

  /** Computed when first asked for: loading a class must not wait for it. */
  private volatile @Nullable Fingerprint fingerprint;

  private LiveFile(
      Root root,
      String path,
      ByteStore.Stored content,
      boolean isCounted,
      @Nullable Fingerprint fingerprint) {
    this.root = root;
    this.path = path;
    this.content = content;
    this.isCounted = isCounted;
    this.fingerprint = fingerprint;
  }

  /**
   * A file whose content belongs to the generation.
   *
   * @param path relative to the root, {@code /} between names
   */
  public static LiveFile of(Root root, String path, byte[] bytes, ByteStore store) {
    return new LiveFile(root, path, store.put(bytes), true, null);
  }

  /**
   * As {@link #of(Root, String, byte[], ByteStore)}.
   *
   * @param fingerprint of the bytes, by whoever has computed it already
   */
  public static LiveFile of(
      Root root, String path, byte[] bytes, ByteStore store, Fingerprint fingerprint) {
    return new LiveFile(root, path, store.put(bytes), true, fingerprint);
  }

  /**
   * A file that is only watched: it is read from the disk, as it is then. For when it is missing
   * there what was last seen of it is held, if it is small and there is room.
   */
  public static LiveFile onDisk(Root root, String path, byte[] bytes, ByteStore store) {
    return onDisk(root, path, bytes, store, Fingerprint.of(bytes));
  }

  static LiveFile onDisk(
      Root root, String path, byte[] bytes, ByteStore store, Fingerprint fingerprint) {
    return new LiveFile(root, path, store.putIfRoom(bytes), false, fingerprint);
  }

  public Root root() {
    return root;
  }

  /** Relative to the root, {@code /} between names. */
  public String path() {
    return path;
  }

  /** Where the content is held; empty for a file that is read from the disk and is not held. */
  public ByteStore.Stored content() {
    return content;
  }

  /** Whether the content is held, which it need not be for a file that is read from the disk. */
  public boolean isHeld() {
    return isCounted || content != ByteStore.NOTHING;
  }

  /** Whether it is part of the program: refresh resources are not. */
  public boolean isCounted() {
    return isCounted;
  }

  /**
   * Of the very bytes that {@link #bytes} answers; {@link Fingerprint#UNKNOWN} if there were others
   * when watching began.
   */
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      known = Fingerprint.of(content.bytes());
      fingerprint = known;
    }
    return known;
  }

  /** The content; not to be written to. */
  public byte[] bytes() {
    return content.bytes();
  }

  /** Whether both are missing, or of the same content at the same root. */
  public static boolean areSame(@Nullable LiveFile one, @Nullable LiveFile other) {
    if (one == null || other == null) {
      return one == other;
    }
    return one.equals(other)
        || (one.root.equals(other.root) && one.fingerprint().equals(other.fingerprint()));
  }

  public boolean isClass() {
    return isClass(path);
  }

  /** Whether a file of that name holds a class that can be referred to. */
  public static boolean isClass(String path) {
    return path.endsWith(".class")
        && !path.endsWith("module-info.class")
        && !path.endsWith("package-info.class");
  }

  /** What this file adds to the fingerprint of a program. */
  Fingerprint share(int rootIndex) {
    return isCounted ? fingerprint().at(rootIndex, path) : Fingerprint.ZERO;
  }
}
