// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.ls.DOMImplementationLS;
import org.xml.sax.helpers.DefaultHandler;

public class XmlParsers {
  private static final String SCHEMA =
      "<schema xmlns='http://www.w3.org/2001/XMLSchema'><element name='a'/></schema>";

  public static void run() throws Exception {
    byte[] text = "<a>b</a>".getBytes();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text));
    ((DOMImplementationLS) document.getImplementation().getFeature("LS", "3.0"))
        .createLSSerializer()
        .writeToString(document);
    SAXParserFactory.newInstance()
        .newSAXParser()
        .parse(new ByteArrayInputStream(text), new DefaultHandler() {});
    XMLInputFactory.newInstance().createXMLStreamReader(new ByteArrayInputStream(text)).next();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(new StringWriter()));
    XPathFactory.newInstance().newXPath().evaluate("/a", document);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(SCHEMA)))
        .newValidator()
        .validate(new DOMSource(document));
  }
}
