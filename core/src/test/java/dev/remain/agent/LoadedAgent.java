// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Loads the agent into this JVM, from a jar with nothing but a manifest like the product's. */
final class LoadedAgent implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path jar = Files.createTempFile("agent-", ".jar");
    try {
      write(jar, RemainAgent.class.getName());
      String problem = new AgentJar(jar).load();
      if (problem != null) {
        throw new AssertionError(problem);
      }
    } finally {
      Files.delete(jar);
    }
  }

  static void write(Path jar, String agentClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), agentClass);
    manifest.getMainAttributes().put(new Attributes.Name("Can-Redefine-Classes"), "true");
    manifest.getMainAttributes().put(new Attributes.Name("Can-Retransform-Classes"), "true");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
  }
}
