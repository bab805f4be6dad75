// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

/**
 * One file below a root, with the content it had when it was read.
 *
 * @param path relative to the root, {@code /} between names
 */
public record LiveFile(Root root, String path, Fingerprint fingerprint, ByteStore.Stored content) {

  public static LiveFile of(Root root, String path, byte[] bytes, ByteStore store) {
    return new LiveFile(root, path, Fingerprint.of(bytes), store.put(bytes));
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
    return Fingerprint.of(rootIndex + ":" + path + ":" + fingerprint.hex());
  }
}
