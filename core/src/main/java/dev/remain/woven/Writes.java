// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files below the live directories that the program, or a library for it, writes by itself:
 * what changes there is no edit. Known at the moment at which a file is opened for writing.
 * Thread-safe.
 */
@SuppressWarnings("DefaultCharset") // As the calls that it stands for.
public final class Writes {

  private static final int MOST = 1_000;

  private static volatile List<Path> roots = List.of();

  /** When each was last written, by {@link System#nanoTime}. */
  private static final Map<Path, Long> WRITTEN = new HashMap<>();

  private Writes() {}

  /** Only what lies below these is of interest; absolute and normalised. */
  public static void below(List<Path> directories) {
    roots = List.copyOf(directories);
  }

  /** When that file was last opened for writing here, by {@link System#nanoTime}; or null. */
  public static @Nullable Long lastOf(Path file) {
    synchronized (WRITTEN) {
      return WRITTEN.get(file.toAbsolutePath().normalize());
    }
  }

  private static void to(@Nullable Path file) {
    List<Path> known = roots;
    if (file == null || known.isEmpty()) {
      return;
    }
    try {
      Path at = file.toAbsolutePath().normalize();
      for (Path root : known) {
        if (at.getFileSystem() == root.getFileSystem() && at.startsWith(root)) {
          note(at);
          return;
        }
      }
    } catch (RuntimeException | Error e) {
      // The JDK's own method says what is wrong with it.
    }
  }

  private static void note(Path file) {
    synchronized (WRITTEN) {
      WRITTEN.put(file, System.nanoTime());
      for (Iterator<Path> each = WRITTEN.keySet().iterator();
          WRITTEN.size() > MOST && each.hasNext(); ) {
        each.next();
        each.remove();
      }
    }
  }

  private static void to(@Nullable File file) {
    try {
      to(file == null || roots.isEmpty() ? null : file.toPath());
    } catch (InvalidPathException e) {
      // The JDK's own method says so.
    }
  }

  private static void to(@Nullable String file) {
    to(file == null || roots.isEmpty() ? null : new File(file));
  }

  private static void to(Path file, OpenOption[] options) {
    for (OpenOption option : options) {
      if (option == StandardOpenOption.WRITE || option == StandardOpenOption.APPEND) {
        to(file);
        return;
      }
    }
  }

  /** For {@code new FileOutputStream}. */
  public static FileOutputStream newFileOutputStream(String file) throws FileNotFoundException {
    to(file);
    return new FileOutputStream(file);
  }

  /** For {@code new FileOutputStream}. */
  public static FileOutputStream newFileOutputStream(String file, boolean append)
      throws FileNotFoundException {
    to(file);
    return new FileOutputStream(file, append);
  }

  /** For {@code new FileOutputStream}. */
  public static FileOutputStream newFileOutputStream(File file) throws FileNotFoundException {
    to(file);
    return new FileOutputStream(file);
  }

  /** For {@code new FileOutputStream}. */
  public static FileOutputStream newFileOutputStream(File file, boolean append)
      throws FileNotFoundException {
    to(file);
    return new FileOutputStream(file, append);
  }

  /** For {@code new FileWriter}. */
  public static FileWriter newFileWriter(String file) throws IOException {
    to(file);
    return new FileWriter(file);
  }

  /** For {@code new FileWriter}. */
  public static FileWriter newFileWriter(String file, boolean append) throws IOException {
    to(file);
    return new FileWriter(file, append);
  }

  /** For {@code new FileWriter}. */
  public static FileWriter newFileWriter(File file) throws IOException {
    to(file);
    return new FileWriter(file);
  }

  /** For {@code new FileWriter}. */
  public static FileWriter newFileWriter(File file, boolean append) throws IOException {
    to(file);
    return new FileWriter(file, append);
  }

  /** For {@code new PrintWriter}. */
  public static PrintWriter newPrintWriter(String file) throws FileNotFoundException {
    to(file);
    return new PrintWriter(file);
  }

  /** For {@code new PrintWriter}. */
  public static PrintWriter newPrintWriter(File file) throws FileNotFoundException {
    to(file);
    return new PrintWriter(file);
  }

  /** For {@code new PrintStream}. */
  public static PrintStream newPrintStream(String file) throws FileNotFoundException {
    to(file);
    return new PrintStream(file);
  }

  /** For {@code new PrintStream}. */
  public static PrintStream newPrintStream(File file) throws FileNotFoundException {
    to(file);
    return new PrintStream(file);
  }

  /** For {@code new RandomAccessFile}. */
  public static RandomAccessFile newRandomAccessFile(String file, String mode)
      throws FileNotFoundException {
    to(mode != null && mode.contains("w") ? file : null);
    return new RandomAccessFile(file, mode);
  }

  /** For {@code new RandomAccessFile}. */
  public static RandomAccessFile newRandomAccessFile(File file, String mode)
      throws FileNotFoundException {
    to(mode != null && mode.contains("w") ? file : null);
    return new RandomAccessFile(file, mode);
  }

  /** For {@link FileChannel#open(Path, OpenOption...)}. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    to(file, options);
    return FileChannel.open(file, options);
  }

  /** For {@link Files#newOutputStream}. */
  public static OutputStream newOutputStream(Path file, OpenOption... options) throws IOException {
    to(file);
    return Files.newOutputStream(file, options);
  }

  /** For {@link Files#newByteChannel(Path, OpenOption...)}. */
  public static SeekableByteChannel newByteChannel(Path file, OpenOption... options)
      throws IOException {
    to(file, options);
    return Files.newByteChannel(file, options);
  }

  /** For {@link Files#newBufferedWriter(Path, OpenOption...)}. */
  public static BufferedWriter newBufferedWriter(Path file, OpenOption... options)
      throws IOException {
    to(file);
    return Files.newBufferedWriter(file, options);
  }

  /** For {@link Files#newBufferedWriter(Path, Charset, OpenOption...)}. */
  public static BufferedWriter newBufferedWriter(Path file, Charset charset, OpenOption... options)
      throws IOException {
    to(file);
    return Files.newBufferedWriter(file, charset, options);
  }

  /** For {@link Files#write(Path, byte[], OpenOption...)}. */
  public static Path write(Path file, byte[] bytes, OpenOption... options) throws IOException {
    to(file);
    return Files.write(file, bytes, options);
  }

  /** For {@link Files#write(Path, Iterable, OpenOption...)}. */
  public static Path write(Path file, Iterable<? extends CharSequence> lines, OpenOption... options)
      throws IOException {
    to(file);
    return Files.write(file, lines, options);
  }

  /** For {@link Files#write(Path, Iterable, Charset, OpenOption...)}. */
  public static Path write(
      Path file, Iterable<? extends CharSequence> lines, Charset charset, OpenOption... options)
      throws IOException {
    to(file);
    return Files.write(file, lines, charset, options);
  }

  /** For {@link Files#writeString(Path, CharSequence, OpenOption...)}. */
  public static Path writeString(Path file, CharSequence text, OpenOption... options)
      throws IOException {
    to(file);
    return Files.writeString(file, text, options);
  }

  /** For {@link Files#writeString(Path, CharSequence, Charset, OpenOption...)}. */
  public static Path writeString(
      Path file, CharSequence text, Charset charset, OpenOption... options) throws IOException {
    to(file);
    return Files.writeString(file, text, charset, options);
  }

  /** For {@link Files#copy(Path, Path, CopyOption...)}. */
  public static Path copy(Path from, Path to, CopyOption... options) throws IOException {
    to(to);
    return Files.copy(from, to, options);
  }

  /** For {@link Files#copy(InputStream, Path, CopyOption...)}. */
  public static long copy(InputStream from, Path to, CopyOption... options) throws IOException {
    to(to);
    return Files.copy(from, to, options);
  }

  /** For {@link Files#move}. */
  public static Path move(Path from, Path to, CopyOption... options) throws IOException {
    to(from);
    to(to);
    return Files.move(from, to, options);
  }

  /** For {@link Files#createFile}. */
  public static Path createFile(Path file, FileAttribute<?>... attributes) throws IOException {
    to(file);
    return Files.createFile(file, attributes);
  }

  /** For {@link Files#delete}. */
  public static void delete(Path file) throws IOException {
    to(file);
    Files.delete(file);
  }

  /** For {@link Files#deleteIfExists}. */
  public static boolean deleteIfExists(Path file) throws IOException {
    to(file);
    return Files.deleteIfExists(file);
  }

  /** For {@link File#renameTo}. */
  public static boolean renameTo(File from, File to) {
    to(from);
    to(to);
    return from.renameTo(to);
  }

  /** For {@link File#createNewFile}. */
  public static boolean createNewFile(File file) throws IOException {
    to(file);
    return file.createNewFile();
  }

  /** For {@link File#delete}. */
  public static boolean delete(File file) {
    to(file);
    return file.delete();
  }
}
