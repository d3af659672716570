package org.dunwell.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What a decision table may hold: FEEL, which can compare and count but reaches nothing outside the table. */
class TableRules {

    List<String> problemsOf(byte[] table) {
        List<String> problems = new ArrayList<>();
        try {
            for (Element element : Xml.all(Xml.parse(table))) {
                String language = element.getAttribute("expressionLanguage");
                if (!language.isEmpty() && !language.toLowerCase(Locale.ROOT).contains("feel")) {
                    problems.add(Xml.where(element) + ": the language " + language + " is not accepted; write it in FEEL.");
                }
                if (Expressions.isExpression(Xml.text(element))) {
                    problems.add(Xml.where(element) + ": " + Xml.text(element) + " is not accepted; write it in FEEL.");
                }
                if (element.getLocalName().equals("import")) {
                    problems.add(Xml.where(element) + ": tables that import others are not accepted; put what is needed into this one.");
                }
            }
        } catch (SAXException e) {
            problems.add("this is no decision table that can be read (" + e.getMessage() + "). Open it in Camunda Modeler and save it again.");
        }
        return problems;
    }
}
