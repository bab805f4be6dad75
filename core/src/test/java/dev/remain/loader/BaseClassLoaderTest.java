// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.Remain;
import dev.remain.classpath.LiveFiles;
import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class BaseClassLoaderTest {

  @TempDir Path directory;
  private CompiledApp library;
  private Path jar;

  @BeforeEach
  void write() {
    library =
        CompiledApp.in(directory.resolve("library"))
            .source(
                "lib.Lib",
                """
                public class Lib {
                  public static String version() { return "1"; }
                  public static boolean reads(String name) {
                    return Lib.class.getClassLoader().getResource(name) != null;
                  }
                }
                """)
            .source("lib.Other", "public class Other {}")
            .resource("lib/text.txt", "first")
            .compile();
    jar = library.jar().writeTo(directory.resolve("lib.jar"));
  }

  @Test
  void isParallelCapable() {
    assertThat(Captured.base(jar).isRegisteredAsParallelCapable()).isTrue();
  }

  @Test
  void definesTheClassesOfItsArchives() throws Exception {
    BaseClassLoader base = Captured.base(jar);

    Class<?> type = base.loadClass("lib.Lib");

    assertThat(type.getClassLoader()).isSameAs(base);
    assertThat(type.getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(jar.toUri().toURL());
    assertThat(type.getProtectionDomain().getClassLoader()).isNull();
  }

  @Test
  void thePlatformComesFirst() throws Exception {
    Path impostor =
        AppJar.empty()
            .entry("java/sql/Driver.class", new byte[] {1, 2, 3})
            .writeTo(directory.resolve("impostor.jar"));

    assertThat(Captured.base(impostor).loadClass("java.sql.Driver"))
        .isSameAs(java.sql.Driver.class);
  }

  @Test
  void aPackageThatThePlatformSharesWithAnArchiveIsFoundInBoth() throws Exception {
    Path shared =
        AppJar.empty()
            .entry("javax/annotation/processing/Extra.class", extra())
            .writeTo(directory.resolve("shared.jar"));

    BaseClassLoader base = Captured.base(shared);

    assertThat(base.loadClass("javax.annotation.processing.Extra").getClassLoader()).isSameAs(base);
    assertThat(base.loadClass("javax.annotation.processing.Processor").getClassLoader())
        .isNotSameAs(base);
  }

  /** What no compiler accepts. */
  private static byte[] extra() {
    ClassWriter writer = new ClassWriter(0);
    String name = "javax/annotation/processing/Extra";
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void ofRemainOnlyTheVisiblePackagesAreSeen() throws Exception {
    BaseClassLoader base = Captured.base(jar);

    assertThat(base.loadClass("dev.remain.Remain")).isSameAs(Remain.class);
    assertThat(base.loadClass("dev.remain.woven.Calls").getClassLoader())
        .isSameAs(Remain.class.getClassLoader());
    assertNotFound(base, "dev.remain.loader.BaseClassLoader");
    assertNotFound(base, "dev.remain.engine.Engine");
    assertNotFound(base, "org.assertj.core.api.Assertions");
    assertThat(base.getResource("dev/remain/Remain.class")).isNull();
  }

  @Test
  void aReplacedBaseReadsChangedArchivesAgainAndKeepsTheOthersOpen() throws Exception {
    Path other =
        CompiledApp.in(directory.resolve("other"))
            .source("other.Calm", "public class Calm {}")
            .compile()
            .jar()
            .writeTo(directory.resolve("other.jar"));
    BaseClassLoader first = Captured.base(jar, other);
    assertThat(version(first)).isEqualTo("1");
    assertThat(first.getResource("other/Calm.class")).isNotNull();
    library.edit("lib.Lib", "\"1\"", "\"2\"").compile().jar().writeTo(jar);
    Files.delete(other);
    assertThat(first.loadClass("other.Calm")).isNotNull();

    BaseClassLoader second =
        first.replace(
            2,
            Set.of(jar),
            LiveFiles.of(List.of(), List.of()),
            new LiveHalf((archive, name) -> {}),
            Set.of());

    assertThat(second.getName()).isEqualTo("remain-base-2");
    assertThat(version(second)).isEqualTo("2");
    assertThat(second.loadClass("lib.Lib")).isNotSameAs(first.loadClass("lib.Lib"));
    assertThat(second.loadClass("other.Calm").getClassLoader()).isSameAs(second);
  }

  @Test
  void aCopiedArchiveSurvivesBeingOverwrittenInPlace() throws Exception {
    BaseClassLoader base = Captured.base(jar);
    assertThat(version(base)).isEqualTo("1");

    base.copyArchives();
    Files.write(jar, new byte[] {'n', 'o', ' ', 'z', 'i', 'p'});

    assertThat(base.loadClass("lib.Other")).isNotNull();
    assertThat(text(base.getResource("lib/text.txt"))).isEqualTo("first");
    assertThat(base.getResource("lib/text.txt").toExternalForm())
        .isEqualTo("jar:" + jar.toUri().toURL() + "!/lib/text.txt");
  }

  @Test
  void anArchiveThatChangedSinceItWasOpenedIsNotCopied() throws Exception {
    BaseClassLoader base = Captured.base(jar);
    assertThat(version(base)).isEqualTo("1");
    Path beside =
        library.edit("lib.Lib", "\"1\"", "\"22\"").compile().jar().writeTo(jar.resolveSibling("b"));
    Files.move(beside, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    base.copyArchives();

    assertThat(text(base.getResource("lib/text.txt"))).isEqualTo("first");
    assertThat(version(base)).isEqualTo("1");
  }

  @Test
  void anArchiveThatIsNoneHoldsNothing() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.jar"), "no zip");

    BaseClassLoader base = Captured.base(broken, directory.resolve("absent.jar"), jar);

    assertThat(version(base)).isEqualTo("1");
    base.copyArchives();
  }

  @Test
  void aFailedCopyLeavesNothingBehind() throws Exception {
    long before = copies();
    Path broken = Files.writeString(directory.resolve("broken.jar"), "no zip");

    BaseJar.rewritten(broken);

    assertThat(copies()).isEqualTo(before);
  }

  private static long copies() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().matches("remain-.*\\.jar")).count();
    }
  }

  @Test
  void ofAMultiReleaseArchiveThisJvmsVersionIsSeen() throws Exception {
    byte[] newer =
        CompiledApp.in(directory.resolve("newer"))
            .source(
                "lib.Lib", "public class Lib { public static String version() { return \"17\"; } }")
            .compile()
            .classBytes("lib.Lib");
    Path multi =
        library
            .jar()
            .entry("META-INF/versions/17/lib/Lib.class", newer)
            .multiRelease()
            .writeTo(directory.resolve("multi.jar"));

    assertThat(version(Captured.base(multi))).isEqualTo("17");
  }

  @Test
  void aSealedPackageRefusesClassesFromElsewhere() throws Exception {
    Path sealed = library.jar().sealed().writeTo(directory.resolve("sealed.jar"));
    Path intruder =
        CompiledApp.in(directory.resolve("intruder"))
            .source("lib.Intruder", "public class Intruder {}")
            .compile()
            .jar()
            .writeTo(directory.resolve("intruder.jar"));
    BaseClassLoader base = Captured.base(sealed, intruder);
    assertThat(base.loadClass("lib.Lib").getPackage().isSealed()).isTrue();

    assertThatThrownBy(() -> base.loadClass("lib.Intruder"))
        .isInstanceOf(SecurityException.class)
        .hasMessage("sealing violation: package lib is sealed");
  }

  @Test
  void entriesHaveTheConnectionsOfTheJdk() throws Exception {
    Path odd =
        library.resource("lib/a b#c%20.txt", "odd").jar().attribute("Acme", "yes").writeTo(jar);
    BaseClassLoader base = Captured.base(odd);

    URL url = base.getResource("lib/a b#c%20.txt");
    JarURLConnection connection = (JarURLConnection) url.openConnection();
    connection.setUseCaches(false);
    connection.connect();

    assertThat(url.toExternalForm())
        .isEqualTo("jar:" + odd.toUri().toURL() + "!/lib/a%20b%23c%2520.txt");
    assertThat(connection.getEntryName()).isEqualTo("lib/a b#c%20.txt");
    assertThat(connection.getJarFileURL()).isEqualTo(odd.toUri().toURL());
    assertThat(connection.getMainAttributes().getValue("Acme")).isEqualTo("yes");
    assertThat(connection.getContentLengthLong()).isEqualTo(3);
    assertThat(base.getResource("lib/text.txt").openConnection().getContentType())
        .isEqualTo("text/plain");
    assertThat(connection.getLastModified()).isEqualTo(odd.toFile().lastModified());
    assertThat(text(url)).isEqualTo("odd");
  }

  @Test
  void aReaderCannotCloseTheArchiveForOthers() throws Exception {
    BaseClassLoader base = Captured.base(jar);
    URL url = base.getResource("lib/text.txt");

    ((JarURLConnection) url.openConnection()).getJarFile().close();

    assertThat(text(url)).isEqualTo("first");
    assertThat(version(base)).isEqualTo("1");
  }

  @Test
  void anEntryThatIsNotThereIsAMissingFile() throws Exception {
    URL url = new URL(Captured.base(jar).getResource("lib/text.txt"), "ghost.txt");

    assertThatThrownBy(url::openStream)
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("jar:" + jar.toUri().toURL() + "!/lib/ghost.txt");
  }

  private static Object version(ClassLoader base) throws ReflectiveOperationException {
    return base.loadClass("lib.Lib").getMethod("version").invoke(null);
  }

  private static void assertNotFound(ClassLoader loader, String name) {
    assertThatThrownBy(() -> loader.loadClass(name))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage(name);
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
