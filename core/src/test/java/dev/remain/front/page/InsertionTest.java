// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsertionTest {

  private static final String TAG = "[+]";

  /** A browser's tokenizer in another form: what may come before the place, and the head's tag. */
  private static final String ATTRIBUTES =
      "(?:[\\s/]+(?:[^\\s/>][^\\s/>=]*(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'>][^\\s>]*))?)?)*";

  private static final Pattern BEFORE =
      Pattern.compile(
          "\\A(?:\u00ef\u00bb\u00bf)?(?:\\s|<!--(?:-?>|(?s:.*?)--!?>)|<!(?!--)[^>]*>|<\\?[^>]*>"
              + ("|<html" + ATTRIBUTES + "\\s*>)*+(?:<head" + ATTRIBUTES + "\\s*>)?"),
          Pattern.CASE_INSENSITIVE);

  private static String oracle(String page) {
    Matcher matcher = BEFORE.matcher(page);
    assertThat(matcher.find()).isTrue();
    return page.isEmpty()
        ? ""
        : page.substring(0, matcher.end()) + TAG + page.substring(matcher.end());
  }

  private static byte[] insert(byte[] page, Random pieces, int most) throws IOException {
    Insertion insertion = new Insertion(TAG);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < page.length) {
      int count = Math.min(page.length - at, 1 + pieces.nextInt(most));
      byte[] piece = new byte[count];
      System.arraycopy(page, at, piece, 0, count);
      insertion.write(piece, count, out);
      at += count;
    }
    insertion.finish(out);
    return out.toByteArray();
  }

  private static String insert(String page) throws IOException {
    String whole = insertInPieces(page, Integer.MAX_VALUE - 1);
    for (int most : new int[] {1, 2, 5}) {
      assertThat(insertInPieces(page, most)).isEqualTo(whole);
    }
    return whole;
  }

  private static String insertInPieces(String page, int most) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.ISO_8859_1);
    return new String(insert(bytes, new Random(most), most), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "<!doctype html><html><head><title>a</title> ~ <!doctype html><html><head>[+]<title>a</title>",
        "<HTML lang='>'><HEAD data-a=\"<head>\" b>x ~ <HTML lang='>'><HEAD data-a=\"<head>\" b>[+]x",
        "<!-- <head> --><head>x ~ <!-- <head> --><head>[+]x",
        "<!--><head>--><head>x ~ <!--><head>[+]--><head>x",
        "<!---><head>x ~ <!---><head>[+]x",
        "<!--a--!><head>x ~ <!--a--!><head>[+]x",
        "<!--a--b-><!-- --><head>x ~ <!--a--b-><!-- --><head>[+]x",
        "<!doctype html><body>x ~ <!doctype html>[+]<body>x",
        "<title>x</title> ~ [+]<title>x</title>",
        "<header>x ~ [+]<header>x",
        "<h1>x ~ [+]<h1>x",
        "<html><meta charset=utf-8> ~ <html>[+]<meta charset=utf-8>",
        "<html></head>x ~ <html>[+]</head>x",
        "plain ~ [+]plain",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"-//W3C\"><html><head/>x ~ <?xml version='1.0'?><!DOCTYPE html PUBLIC \"-//W3C\"><html><head/>[+]x",
        "<!doctype html> ~ <!doctype html>[+]",
        "<he ~ <he[+]",
        "<html =\"><head>x ~ <html =\"><head>[+]x",
        "<html a=b\"c><head>x ~ <html a=b\"c><head>[+]x",
        "\u00ef\u00bb\u00bf<head>x ~ \u00ef\u00bb\u00bf<head>[+]x",
        "\u00ef\u00bb<head>x ~ [+]\u00ef\u00bb<head>x",
        "<script>'<head>'</script> ~ [+]<script>'<head>'</script>",
      })
  void theScriptStandsWhereTheHeadBegins(String page, String expected) throws IOException {
    assertThat(insert(page)).isEqualTo(expected);
  }

  @Test
  void anEmptyPageStaysEmpty() throws IOException {
    assertThat(insert("")).isEmpty();
  }

  @Test
  void aPageWithoutAsciiStaysAsItIs() throws IOException {
    byte[] page = "\ufeff<html><head>x".getBytes(StandardCharsets.UTF_16LE);

    assertThat(insert(page, new Random(1), 3)).isEqualTo(page);
    assertThat(Insertion.isWide(page[0] & 0xff, page[1] & 0xff)).isTrue();
    byte[] other = "<head>x".getBytes(StandardCharsets.UTF_16BE);
    assertThat(insert(other, new Random(1), 3)).isEqualTo(other);
    assertThat(Insertion.isWide(other[0] & 0xff, other[1] & 0xff)).isTrue();
    assertThat(Insertion.isWide('<', 'h')).isFalse();
  }

  @Test
  void whatIsUnderstoodIsNotHeldBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Insertion insertion = new Insertion(TAG);
    byte[] begun = "<!doctype html><!-- wait <he".getBytes(StandardCharsets.US_ASCII);
    insertion.write(begun, begun.length, out);
    assertThat(out.toByteArray()).isEqualTo(begun);

    byte[] more = "--><hea".getBytes(StandardCharsets.US_ASCII);
    insertion.write(more, more.length, out);
    assertThat(out.size()).isEqualTo(begun.length + 3);
  }

  @Test
  void pagesThatAreMadeByChanceAreTreatedAsByAnotherReader() throws IOException {
    String[] parts = {
      "<html",
      "<head",
      "<!--",
      "-->",
      "--!>",
      "<!doctype html>",
      "<!",
      "<?",
      ">",
      "<",
      "-",
      "!",
      " ",
      "\n",
      "\t",
      "/",
      "=",
      "\"",
      "'",
      "a",
      "h",
      "<body>",
      "<HEAD>",
      "<html>",
      "html",
      "x=\"",
      " y='",
      "\u00ef\u00bb\u00bf",
      "<p",
      "</head>"
    };
    Random random = new Random(20);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder page = new StringBuilder();
      for (int part = random.nextInt(9); part >= 0; part--) {
        page.append(parts[random.nextInt(parts.length)]);
      }
      String text = page.append("<p>").toString();
      if (isWhole(text)) {
        int most = 1 + random.nextInt(9);
        byte[] made = insert(text.getBytes(StandardCharsets.ISO_8859_1), random, most);
        assertThat(new String(made, StandardCharsets.ISO_8859_1)).as(text).isEqualTo(oracle(text));
      }
    }
  }

  /** Whether nothing before the place goes on to the end, where the oracle knows another place. */
  private static boolean isWhole(String page) {
    String rest = BEFORE.matcher(page).replaceFirst("");
    return !Pattern.compile("\\A(?:<!|<\\?|<html[\\s/]|<head[\\s/])", Pattern.CASE_INSENSITIVE)
        .matcher(rest)
        .find();
  }
}
