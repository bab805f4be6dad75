// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.process;

import dev.remain.classpath.Fingerprint;
import dev.remain.compile.javac.ClassOutput;
import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.ByProducts;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes between the two JVMs, written and read in the same order. Stateless. */
final class Wire {

  private Wire() {}

  static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      texts.add(text(in));
    }
    return texts;
  }

  static void write(DataOutputStream out, @Nullable ClassOutput output) throws IOException {
    List<String> texts = new ArrayList<>();
    if (output != null) {
      texts.add(output.directory().toString());
      output.originals().forEach(original -> texts.add(original.toString()));
    }
    write(out, texts);
  }

  static @Nullable ClassOutput output(DataInputStream in) throws IOException {
    List<Path> paths = texts(in).stream().map(Path::of).toList();
    return paths.isEmpty() ? null : new ClassOutput(paths.get(0), paths.subList(1, paths.size()));
  }

  static void write(DataOutputStream out, Collection<Source> sources, List<ModuleCode> visible)
      throws IOException {
    out.writeInt(sources.size());
    for (Source source : sources) {
      write(out, source.path());
      write(out, source.file().toString());
      write(out, source.text());
    }
    Map<String, Made> classes = new HashMap<>();
    for (ModuleCode module : visible) {
      module.classes().forEach(classes::putIfAbsent);
    }
    out.writeInt(classes.size());
    for (Made made : classes.values()) {
      write(out, made);
    }
    // Of what processors wrote it need only be known what it was.
    write(
        out, visible.isEmpty() ? List.of() : List.copyOf(visible.get(0).byProducts().resources()));
    out.flush();
  }

  static List<Source> sources(DataInputStream in) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      String path = text(in);
      Path file = Path.of(text(in));
      byte[] bytes = text(in).getBytes(StandardCharsets.UTF_8);
      sources.add(Source.of(path, file, bytes, StandardCharsets.UTF_8));
    }
    return sources;
  }

  static ModuleCode code(DataInputStream in) throws IOException {
    Map<String, Made> classes = new HashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      Made made = made(in);
      classes.put(made.name(), made);
    }
    Set<ByProduct> resources = new HashSet<>();
    texts(in).forEach(path -> resources.add(new ByProduct(ByProduct.Place.CLASSES, path)));
    ByProducts left = new ByProducts(Map.of(), resources);
    return new ModuleCode(Map.of(), classes, Map.of(), left);
  }

  static void write(DataOutputStream out, Compiler.Result result) throws IOException {
    if (result instanceof Compiler.Compiled compiled) {
      out.writeBoolean(true);
      out.writeInt(compiled.made().size());
      for (Map.Entry<String, Map<String, Made>> entry : compiled.made().entrySet()) {
        write(out, entry.getKey());
        out.writeInt(entry.getValue().size());
        for (Made made : entry.getValue().values()) {
          write(out, made);
        }
      }
      out.writeInt(compiled.byProducts().size());
      for (Map.Entry<ByProduct, Content> entry : compiled.byProducts().entrySet()) {
        write(out, entry.getKey().place().name());
        write(out, entry.getKey().path());
        write(out, entry.getValue().bytes());
      }
      out.writeInt(compiled.faces().size());
      for (Map.Entry<String, Fingerprint> entry : compiled.faces().entrySet()) {
        write(out, entry.getKey());
        out.writeLong(entry.getValue().high());
        out.writeLong(entry.getValue().low());
      }
    } else if (result instanceof Compiler.Refused refused) {
      out.writeBoolean(false);
      out.writeInt(refused.errors().size());
      for (SourceError error : refused.errors()) {
        Source source = error.source();
        write(out, source == null ? "" : source.path());
        out.writeLong(error.line());
        out.writeLong(error.column());
        write(out, error.code());
        write(out, error.message());
      }
    }
    out.flush();
  }

  /**
   * @param sources that were sent, by their paths
   */
  static Compiler.Result result(DataInputStream in, Map<String, Source> sources)
      throws IOException {
    if (in.readBoolean()) {
      Map<String, Map<String, Made>> all = new HashMap<>();
      for (int rest = in.readInt(); rest > 0; rest--) {
        String path = text(in);
        Map<String, Made> made = new HashMap<>();
        for (int classes = in.readInt(); classes > 0; classes--) {
          Made one = made(in);
          made.put(one.name(), one);
        }
        all.put(path, made);
      }
      return new Compiler.Compiled(all, byProducts(in), faces(in));
    }
    List<SourceError> errors = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      Source source = sources.get(text(in));
      errors.add(new SourceError(source, in.readLong(), in.readLong(), text(in), text(in)));
    }
    return new Compiler.Refused(errors);
  }

  private static Map<ByProduct, Content> byProducts(DataInputStream in) throws IOException {
    Map<ByProduct, Content> all = new HashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      ByProduct.Place place = ByProduct.Place.valueOf(text(in));
      ByProduct file = new ByProduct(place, text(in));
      all.put(file, new Content(bytes(in)));
    }
    return all;
  }

  private static Map<String, Fingerprint> faces(DataInputStream in) throws IOException {
    Map<String, Fingerprint> all = new HashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      String path = text(in);
      all.put(path, new Fingerprint(in.readLong(), in.readLong()));
    }
    return all;
  }

  private static void write(DataOutputStream out, Made made) throws IOException {
    write(out, made.name());
    write(out, made.bytes());
  }

  private static Made made(DataInputStream in) throws IOException {
    String name = text(in);
    return new Made(name, bytes(in));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
