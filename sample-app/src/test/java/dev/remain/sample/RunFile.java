// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A run configuration, read as its IDE reads it. What is not in the lists here, which are those of
 * the IDEs' own sources, is none of their words.
 *
 * @param kind how it begins: a program, or a debugger that attaches to one
 * @param values what it says, by the IDE's own names
 */
record RunFile(Kind kind, String name, Map<String, String> values) {

  /** Whose file it is, and what it does. */
  enum Kind {
    IDEA_RUN("MAIN_CLASS_NAME", "PROGRAM_PARAMETERS", "module", "WORKING_DIRECTORY"),
    IDEA_ATTACH("HOST", "PORT", "module", ""),
    ECLIPSE_RUN(
        JDT + "MAIN_TYPE",
        JDT + "PROGRAM_ARGUMENTS",
        JDT + "PROJECT_ATTR",
        JDT + "WORKING_DIRECTORY"),
    ECLIPSE_ATTACH("hostname", "port", JDT + "PROJECT_ATTR", ""),
    CODE_RUN("mainClass", "args", "projectName", "cwd"),
    CODE_ATTACH("hostName", "port", "projectName", "");

    private final String first;
    private final String second;
    private final String project;
    private final String directory;

    Kind(String first, String second, String project, String directory) {
      this.first = first;
      this.second = second;
      this.project = project;
      this.directory = directory;
    }

    boolean attaches() {
      return directory.isEmpty();
    }
  }

  private static final String JDT = "org.eclipse.jdt.launching.";
  private static final String M2E = "org.eclipse.m2e.launchconfig.";

  /** Each type of a configuration, and all that it may say. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "Application",
          Kind.IDEA_RUN,
          "Remote",
          Kind.IDEA_ATTACH,
          JDT + "localJavaApplication",
          Kind.ECLIPSE_RUN,
          JDT + "remoteJavaApplication",
          Kind.ECLIPSE_ATTACH,
          "launch",
          Kind.CODE_RUN,
          "attach",
          Kind.CODE_ATTACH);

  private static final Map<Kind, Set<String>> WORDS =
      Map.of(
          Kind.IDEA_RUN,
          Set.of(
              "MAIN_CLASS_NAME",
              "PROGRAM_PARAMETERS",
              "VM_PARAMETERS",
              "WORKING_DIRECTORY",
              "INCLUDE_PROVIDED_SCOPE",
              "module"),
          Kind.IDEA_ATTACH,
          Set.of(
              "USE_SOCKET_TRANSPORT",
              "SERVER_MODE",
              "SHMEM_ADDRESS",
              "HOST",
              "PORT",
              "AUTO_RESTART",
              "module"),
          Kind.ECLIPSE_RUN,
          Set.of(
              JDT + "ATTR_EXCLUDE_TEST_CODE",
              JDT + "CLASSPATH_PROVIDER",
              JDT + "MAIN_TYPE",
              JDT + "PROGRAM_ARGUMENTS",
              JDT + "PROJECT_ATTR",
              JDT + "SOURCE_PATH_PROVIDER",
              JDT + "VM_ARGUMENTS",
              JDT + "WORKING_DIRECTORY"),
          Kind.ECLIPSE_ATTACH,
          Set.of(
              JDT + "ALLOW_TERMINATE",
              JDT + "PROJECT_ATTR",
              JDT + "VM_CONNECTOR_ID",
              "hostname",
              "port"),
          Kind.CODE_RUN,
          Set.of(
              "type",
              "request",
              "name",
              "mainClass",
              "args",
              "vmArgs",
              "projectName",
              "classPaths",
              "cwd",
              "console"),
          Kind.CODE_ATTACH,
          Set.of("type", "request", "name", "hostName", "port", "projectName"));

  /** Of the words that name something of the IDE, what they may name. */
  private static final Map<String, String> NAMES =
      Map.of(
          JDT + "CLASSPATH_PROVIDER",
          M2E + "classpathProvider",
          JDT + "SOURCE_PATH_PROVIDER",
          M2E + "sourcepathProvider",
          JDT + "VM_CONNECTOR_ID",
          JDT + "socketAttachConnector",
          "USE_SOCKET_TRANSPORT",
          "true",
          "SERVER_MODE",
          "false",
          "type",
          "java",
          "classPaths",
          "$Runtime",
          "console",
          "integratedTerminal");

  RunFile {
    if (!WORDS.get(kind).containsAll(values.keySet())) {
      throw new IllegalArgumentException(kind + " has no such words: " + values.keySet());
    }
    values.forEach(
        (word, value) -> {
          if (!NAMES.getOrDefault(word, value).equals(value)) {
            throw new IllegalArgumentException(word + " cannot be " + value);
          }
        });
  }

  String mainClass() {
    return value(kind.first);
  }

  String arguments() {
    return value(kind.second);
  }

  /** Where it attaches to. */
  String address() {
    return value(kind.first) + ":" + value(kind.second);
  }

  String project() {
    return value(kind.project);
  }

  String directory() {
    return value(kind.directory);
  }

  private String value(String word) {
    if (!values.containsKey(word)) {
      throw new IllegalArgumentException(name + " does not say " + word);
    }
    return values.get(word);
  }

  /** A file of IntelliJ IDEA's or Eclipse's. */
  static RunFile xml(String name, String text) {
    Element root = parse(text);
    Map<String, String> values = new LinkedHashMap<>();
    if (root.getTagName().equals("component")) {
      Element configuration = child(root, "configuration");
      for (Element element : children(configuration)) {
        String key =
            element.getTagName().equals("module") ? "module" : element.getAttribute("name");
        if (!element.getTagName().equals("method")) {
          values.put(key, element.getAttribute(key.equals("module") ? "name" : "value"));
        }
      }
      return new RunFile(
          KINDS.get(configuration.getAttribute("type")),
          configuration.getAttribute("name"),
          values);
    }
    for (Element element : children(root)) {
      switch (element.getTagName()) {
        case "stringAttribute", "booleanAttribute" ->
            values.put(element.getAttribute("key"), element.getAttribute("value"));
        case "mapAttribute" ->
            children(element)
                .forEach(
                    entry -> values.put(entry.getAttribute("key"), entry.getAttribute("value")));
        default -> {} // Which files of the workspace it belongs to.
      }
    }
    return new RunFile(KINDS.get(root.getAttribute("type")), name, values);
  }

  /** Those in a {@code launch.json} of VS Code. */
  static List<RunFile> json(String text) {
    JsonObject file = JsonParser.parseString(text).getAsJsonObject();
    List<RunFile> found = new ArrayList<>();
    for (JsonElement one : file.getAsJsonArray("configurations")) {
      Map<String, String> values = new LinkedHashMap<>();
      one.getAsJsonObject().asMap().forEach((word, value) -> values.put(word, words(value)));
      found.add(new RunFile(KINDS.get(values.get("request")), values.get("name"), values));
    }
    return found;
  }

  /** A text, or an array of texts and of objects with one, as a line. */
  static String words(JsonElement element) {
    if (!(element instanceof JsonArray array)) {
      return element.isJsonObject()
          ? element.getAsJsonObject().get("value").getAsString()
          : element.getAsString();
    }
    return String.join(" ", array.asList().stream().map(RunFile::words).toList());
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalArgumentException(xml, e);
    }
  }

  private static Element child(Element parent, String tag) {
    return children(parent).stream()
        .filter(one -> one.getTagName().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }
}
