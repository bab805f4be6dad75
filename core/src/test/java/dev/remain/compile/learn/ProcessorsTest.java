// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which processors run, and what they say of themselves. */
class ProcessorsTest {

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void eachThatRunsHasToSayThatItIsIsolating() throws IOException {
    Path one =
        entry("one", "# two of them\np.One\np.Two # here", "p.One,isolating\np.Two, ISOLATING");
    Path other = entry("other", "p.Other", "p.Other,aggregating");
    Path silent = entry("silent", "p.Silent", "");
    assertThat(Processors.areIsolating(build(List.of(), one))).isTrue();
    assertThat(Processors.areIsolating(build(List.of(), one, other))).isFalse();
    assertThat(Processors.areIsolating(build(List.of(), one, silent))).isFalse();
    assertThat(Processors.areIsolating(build(List.of()))).isFalse();
  }

  @Test
  void whereTheyAreNamedOnlyThoseRun() throws IOException {
    Path one = entry("one", "p.One", "p.One,isolating\np.Two,dynamic");
    assertThat(Processors.areIsolating(build(List.of("-processor", "p.One"), one))).isTrue();
    assertThat(Processors.areIsolating(build(List.of("-processor", "p.One,p.Two"), one))).isFalse();
    Path named = entry("named", "", "");
    assertThat(Processors.of(build(List.of(), named))).isEmpty();
    assertThat(Processors.of(build(List.of("-processor", "p.Named"), named))).isNotEmpty();
  }

  private Path entry(String name, String services, String kinds) throws IOException {
    Path entry = files.getPath("/" + name);
    write(entry.resolve("META-INF/services/javax.annotation.processing.Processor"), services);
    write(entry.resolve("META-INF/gradle/incremental.annotation.processors"), kinds);
    return entry;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LearnedBuild build(List<String> options, Path... processorPath) {
    Path directory = files.getPath("/target/classes");
    return new LearnedBuild(directory, options, List.of(), List.of(processorPath), null, true);
  }
}
