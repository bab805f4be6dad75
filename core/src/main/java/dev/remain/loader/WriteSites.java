// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.util.List;

/** The call sites at which files are opened for writing, or come and go. */
final class WriteSites {

  private static final String TEXT = "Ljava/lang/String;";
  private static final String FILE = "Ljava/io/File;";
  private static final String PATH = "Ljava/nio/file/Path;";
  private static final String OPTIONS = "[Ljava/nio/file/OpenOption;)";
  private static final String COPY_OPTIONS = "[Ljava/nio/file/CopyOption;)";
  private static final String CHARSET = "Ljava/nio/charset/Charset;";

  private WriteSites() {}

  static void addTo(CallSites sites) {
    for (String file : List.of(TEXT, FILE)) {
      for (String stream : List.of("FileOutputStream", "FileWriter")) {
        redirect(sites, "java/io/" + stream, "<init>(" + file + ")V", "<init>(" + file + "Z)V");
      }
      for (String stream : List.of("PrintWriter", "PrintStream")) {
        redirect(sites, "java/io/" + stream, "<init>(" + file + ")V");
      }
      redirect(sites, "java/io/RandomAccessFile", "<init>(" + file + TEXT + ")V");
    }
    redirect(sites, "java/io/File", "renameTo(" + FILE + ")Z", "createNewFile()Z", "delete()Z");
    redirect(
        sites,
        "java/nio/channels/FileChannel",
        "open(" + PATH + OPTIONS + "Ljava/nio/channels/FileChannel;");
    String writer = OPTIONS + "Ljava/io/BufferedWriter;";
    String path = OPTIONS + PATH;
    redirect(
        sites,
        "java/nio/file/Files",
        "newOutputStream(" + PATH + OPTIONS + "Ljava/io/OutputStream;",
        "newByteChannel(" + PATH + OPTIONS + "Ljava/nio/channels/SeekableByteChannel;",
        "newBufferedWriter(" + PATH + writer,
        "newBufferedWriter(" + PATH + CHARSET + writer,
        "write(" + PATH + "[B" + path,
        "write(" + PATH + "Ljava/lang/Iterable;" + path,
        "write(" + PATH + "Ljava/lang/Iterable;" + CHARSET + path,
        "writeString(" + PATH + "Ljava/lang/CharSequence;" + path,
        "writeString(" + PATH + "Ljava/lang/CharSequence;" + CHARSET + path,
        "copy(" + PATH + PATH + COPY_OPTIONS + PATH,
        "copy(Ljava/io/InputStream;" + PATH + COPY_OPTIONS + "J",
        "move(" + PATH + PATH + COPY_OPTIONS + PATH,
        "createFile(" + PATH + "[Ljava/nio/file/attribute/FileAttribute;)" + PATH,
        "delete(" + PATH + ")V",
        "deleteIfExists(" + PATH + ")Z");
  }

  private static void redirect(CallSites sites, String owner, String... methods) {
    sites.redirect("Writes", owner, methods);
  }
}
