package org.dunwell.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a diagram or table without following anything that it points to. */
final class Xml {

    private Xml() {
    }

    /** @throws SAXException when it is not XML, or brings a document type */
    static Document parse(byte[] content) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The element and all below it, in the order of the file. */
    static List<Element> all(Document document) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName("*");
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The text directly in the element. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().trim();
    }

    /** The element, or the nearest one around it, that people see on the diagram: one with an id that is no detail of another. */
    static Element around(Element element) {
        Element detail = null;
        for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
            detail = detail == null && around.hasAttribute("id") ? around : detail;
            if (around.hasAttribute("id") && !around.getLocalName().endsWith("EventDefinition") && !around.getLocalName().endsWith("Expression")) {
                return around;
            }
        }
        return detail;
    }

    private static class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // a warning stops nothing
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
