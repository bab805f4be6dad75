// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Makes a class and a resource of each type that is annotated with {@code p.Make}: of its members,
 * its comment, and the members of the types of its fields. With the option {@code index} it also
 * writes a list of all, which no processor that is isolating does, after what it finds in its
 * place.
 */
public final class MakingProcessor extends AbstractProcessor {

  public static final String INDEX = "index";

  /** The option not to write a list that has all. */
  public static final String ONCE = "once";

  /** The option to write the class {@code p.Written}. */
  public static final String CLASS = "class";

  /** Where the list is written. */
  public static final String LIST = "META-INF/made.txt";

  /** What is put before it, if it is there. */
  public static final String HEAD = "META-INF/head.txt";

  /** Options with which javac runs it. */
  public static List<String> options() {
    String place =
        MakingProcessor.class.getProtectionDomain().getCodeSource().getLocation().toString();
    String path = Path.of(URI.create(place)).toString();
    return List.of("-processorpath", path, "-processor", MakingProcessor.class.getName());
  }

  private final Set<String> all = new TreeSet<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("p.Make");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(INDEX, ONCE, CLASS);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> found, RoundEnvironment round) {
    try {
      for (TypeElement annotation : found) {
        for (Element type : round.getElementsAnnotatedWith(annotation)) {
          make((TypeElement) type);
        }
      }
      if (round.processingOver() && processingEnv.getOptions().containsKey(INDEX)) {
        String former = read(LIST);
        String added = String.join(" ", all) + " ";
        if (!processingEnv.getOptions().containsKey(ONCE) || !former.contains(added)) {
          write(LIST, read(HEAD) + former + added);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  private void make(TypeElement type) throws IOException {
    String name = type.getSimpleName().toString();
    all.add(name);
    if (processingEnv.getOptions().containsKey(CLASS)) {
      writeClass(type);
    }
    String text = text(type).replace("\"", "'").replace("\n", ";");
    Filer filer = processingEnv.getFiler();
    try (Writer out = filer.createSourceFile("p." + name + "Made", type).openWriter()) {
      out.write(
          "package p;\nclass %sMade {\n  String text() { return \"%s\"; }\n}\n"
              .formatted(name, text));
    }
    if (name.hashCode() % 2 != 0) {
      write("META-INF/made/" + name + ".txt", text);
    }
  }

  private String text(TypeElement type) {
    StringBuilder text = new StringBuilder();
    text.append(type.getAnnotationMirrors());
    text.append(processingEnv.getElementUtils().getDocComment(type));
    for (Element member : type.getEnclosedElements()) {
      text.append(member.getModifiers()).append(member).append(member.asType()).append(';');
      Element other = processingEnv.getTypeUtils().asElement(member.asType());
      if (member.getKind().isField() && other != null && other.toString().startsWith("p.")) {
        other.getEnclosedElements().forEach(one -> text.append(one).append(','));
      }
    }
    return text.toString();
  }

  private void writeClass(TypeElement type) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V11,
        Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
        "p/Written",
        null,
        "java/lang/Object",
        null);
    writer.visitEnd();
    try (OutputStream out =
        processingEnv.getFiler().createClassFile("p.Written", type).openOutputStream()) {
      out.write(writer.toByteArray());
    }
  }

  private String read(String path) throws IOException {
    try {
      FileObject file =
          processingEnv.getFiler().getResource(StandardLocation.CLASS_OUTPUT, "", path);
      return file.getCharContent(true).toString();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private void write(String path, String text) throws IOException {
    Filer filer = processingEnv.getFiler();
    try (Writer out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path).openWriter()) {
      out.write(text);
    }
  }
}
