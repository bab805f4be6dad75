// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

/**
 * Finds the first place in a page where a script may stand: after the tag that begins its head, or
 * before the first thing that implies a head. Takes the bytes one by one, as a browser's tokenizer
 * does (HTML, 13.2.5): what is before that place is white space, comments, the doctype and the tag
 * that begins the page. For encodings in which ASCII is ASCII. Confined to one thread.
 */
final class Prologue {

  private static final String HTML = "html";
  private static final String HEAD = "head";

  private static final int DASHES = '-' << 8 | '-';

  /** What a byte has shown. */
  enum Found {
    /** It belongs to what comes before the place, as do all before it. */
    PASSED,
    /** It may, or not: what follows shows it. */
    UNDECIDED,
    /** The place is after it. */
    AFTER,
    /** The place is before it, and before the undecided ones that precede it. */
    BEFORE,
    /** It is no encoding in which there is such a place. */
    NOWHERE
  }

  private enum State {
    START,
    BYTE_ORDER_MARK,
    WIDE_MARK,
    BETWEEN,
    OPENED,
    NAME,
    DECLARATION,
    DECLARATION_DASH,
    COMMENT,
    BOGUS,
    BEFORE_ATTRIBUTE,
    ATTRIBUTE,
    AFTER_ATTRIBUTE,
    BEFORE_VALUE,
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    UNQUOTED
  }

  private final StringBuilder name = new StringBuilder();
  private State state = State.START;
  private int marks;

  /** Of a comment: how many bytes, as far as that matters, and the last four. */
  private int size;

  private int last;

  /** Whether a text that begins with these two bytes has an encoding in which none is ASCII. */
  static boolean isWide(int first, int second) {
    return first == 0 || (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
  }

  Found next(int octet) {
    return switch (state) {
      case START -> start(octet);
      case BYTE_ORDER_MARK -> byteOrderMark(octet);
      case WIDE_MARK -> isWide(marks, octet) ? Found.NOWHERE : Found.BEFORE;
      case BETWEEN -> between(octet);
      case OPENED -> opened(octet);
      case NAME -> name(octet);
      case DECLARATION ->
          passed(
              octet == '-' ? State.DECLARATION_DASH : octet == '>' ? State.BETWEEN : State.BOGUS);
      case DECLARATION_DASH -> {
        size = 0;
        last = 0;
        yield passed(octet == '-' ? State.COMMENT : octet == '>' ? State.BETWEEN : State.BOGUS);
      }
      case COMMENT -> comment(octet);
      case BOGUS -> passed(octet == '>' ? State.BETWEEN : State.BOGUS);
      default -> inTag(octet);
    };
  }

  private Found passed(State next) {
    state = next;
    return Found.PASSED;
  }

  private Found undecided(State next) {
    state = next;
    return Found.UNDECIDED;
  }

  private Found start(int octet) {
    if (octet == 0xef) {
      return undecided(State.BYTE_ORDER_MARK);
    }
    if (octet == 0xfe || octet == 0xff) {
      marks = octet;
      return undecided(State.WIDE_MARK);
    }
    return octet == 0 ? Found.NOWHERE : between(octet);
  }

  private Found byteOrderMark(int octet) {
    marks++;
    if (octet != (marks == 1 ? 0xbb : 0xbf)) {
      return Found.BEFORE;
    }
    return marks == 1 ? Found.UNDECIDED : passed(State.BETWEEN);
  }

  private Found between(int octet) {
    if (isSpace(octet)) {
      return passed(State.BETWEEN);
    }
    return octet == '<' ? undecided(State.OPENED) : Found.BEFORE;
  }

  private Found opened(int octet) {
    name.setLength(0);
    return octet == '!'
        ? passed(State.DECLARATION)
        : octet == '?' ? passed(State.BOGUS) : name(octet);
  }

  private Found name(int octet) {
    String known = name.toString();
    boolean isEnd = isSpace(octet) || octet == '/' || octet == '>';
    if (isEnd && (known.equals(HTML) || known.equals(HEAD))) {
      return octet == '>' ? tagEnd() : passed(State.BEFORE_ATTRIBUTE);
    }
    name.append((char) (octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet));
    boolean mayBe = HTML.startsWith(name.toString()) || HEAD.startsWith(name.toString());
    return isEnd || !mayBe ? Found.BEFORE : undecided(State.NAME);
  }

  private Found tagEnd() {
    state = State.BETWEEN;
    return name.toString().equals(HEAD) ? Found.AFTER : Found.PASSED;
  }

  /** Ends with {@code -->} or {@code --!>}; {@code <!-->} and {@code <!--->} are whole ones. */
  private Found comment(int octet) {
    boolean isShort = size == 0 || (size == 1 && (last & 0xff) == '-');
    boolean isEnd = (last & 0xffff) == DASHES || (last & 0xffffff) == (DASHES << 8 | '!');
    if (octet == '>' && (isShort || isEnd)) {
      return passed(State.BETWEEN);
    }
    size = Math.min(size + 1, 2);
    last = last << 8 | octet;
    return Found.PASSED;
  }

  private Found inTag(int octet) {
    boolean isQuoted = state == State.DOUBLE_QUOTED || state == State.SINGLE_QUOTED;
    if (octet == '>' && !isQuoted) {
      return tagEnd();
    }
    return passed(
        switch (state) {
          case DOUBLE_QUOTED -> octet == '"' ? State.BEFORE_ATTRIBUTE : state;
          case SINGLE_QUOTED -> octet == '\'' ? State.BEFORE_ATTRIBUTE : state;
          case UNQUOTED -> isSpace(octet) ? State.BEFORE_ATTRIBUTE : state;
          case BEFORE_VALUE -> value(octet);
          case BEFORE_ATTRIBUTE -> isSpace(octet) || octet == '/' ? state : State.ATTRIBUTE;
          default -> afterName(octet);
        });
  }

  private State value(int octet) {
    return isSpace(octet)
        ? State.BEFORE_VALUE
        : octet == '"' ? State.DOUBLE_QUOTED : octet == '\'' ? State.SINGLE_QUOTED : State.UNQUOTED;
  }

  private State afterName(int octet) {
    if (octet == '=') {
      return State.BEFORE_VALUE;
    }
    return octet == '/'
        ? State.BEFORE_ATTRIBUTE
        : isSpace(octet) ? State.AFTER_ATTRIBUTE : State.ATTRIBUTE;
  }

  private static boolean isSpace(int octet) {
    return octet == ' ' || octet == '\n' || octet == '\t' || octet == '\r' || octet == '\f';
  }
}
