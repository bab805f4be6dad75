// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

/**
 * One file below a root, with the content it had when it was read.
 *
 * @param path relative to the root, {@code /} between names
 * @param content empty for a file that is read from the disk whenever it is asked for
 * @param isCounted whether it is part of the program: refresh resources are not
 */
public record LiveFile(
    Root root, String path, Fingerprint fingerprint, ByteStore.Stored content, boolean isCounted) {

  /** A file whose content belongs to the generation. */
  public static LiveFile of(Root root, String path, byte[] bytes, ByteStore store) {
    return new LiveFile(root, path, Fingerprint.of(bytes), store.put(bytes), true);
  }

  /** A file that is only watched: it is read from the disk, as it is then. */
  public static LiveFile onDisk(Root root, String path, byte[] bytes) {
    return new LiveFile(root, path, Fingerprint.of(bytes), ByteStore.NOTHING, false);
  }

  /** The content; not to be written to. */
  public byte[] bytes() {
    return content.bytes();
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
    return isCounted
        ? Fingerprint.of(rootIndex + ":" + path + ":" + fingerprint.hex())
        : Fingerprint.ZERO;
  }
}
