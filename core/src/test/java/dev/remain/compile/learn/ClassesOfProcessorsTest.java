// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.compile.proof.Module;
import dev.remain.compile.round.ModuleCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Processors may write classes of which there is no source anywhere. */
class ClassesOfProcessorsTest {

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path classes = files.getPath("/app/target/classes");

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void theyAreNoReasonNotToFindTheSourcesOfOthers() throws IOException {
    write(
        files.getPath("/app/src/main/java/p/A.java"),
        "package p; class A { }".getBytes(StandardCharsets.UTF_8));
    write(classes.resolve("p/A.class"), named("p/A", "A.java"));
    write(classes.resolve("p/$A$Definition.class"), named("p/$A$Definition", null));
    Path processors = files.getPath("/processors");
    write(
        processors.resolve("META-INF/services/javax.annotation.processing.Processor"),
        "p.Processor".getBytes(StandardCharsets.UTF_8));
    Path sources = files.getPath("/app/target/generated-sources");
    LearnedFile.write(
        new LearnedBuild(classes, List.of(), List.of(), List.of(processors), sources, true));
    Module module = Module.read(classes);
    assertThat(module.roots().isEmpty()).isFalse();
    assertThat(module.code().outputsOf("p/A.java")).containsExactly("p/A");
    assertThat(module.code().outputsOf(ModuleCode.GENERATED)).containsExactly("p/$A$Definition");
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] named(String name, @Nullable String source) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
    writer.visitSource(source, null);
    writer.visitEnd();
    return writer.toByteArray();
  }
}
