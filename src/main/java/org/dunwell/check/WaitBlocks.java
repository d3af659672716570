package org.dunwell.check;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.dunwell.check.Drawing.Step;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A wait block is a timer event whose fields say how long: Modeler's templates cannot set the timer's date, so it is filled in here where it is empty. */
public final class WaitBlocks {

    private static final Map<String, String> DATES = Map.of("days", "${calendar.due(execution)}", "until", "${calendar.until(execution)}");
    private static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

    private WaitBlocks() {
    }

    /** The same files, with the date of every wait block that has none; all others stay as they are, byte for byte. */
    public static Map<String, byte[]> completed(Map<String, byte[]> files) {
        Map<String, byte[]> completed = new TreeMap<>(files);
        completed.replaceAll((name, content) -> name.endsWith(".bpmn") ? completed(name, content) : content);
        return completed;
    }

    private static byte[] completed(String name, byte[] content) {
        try {
            Document document = Xml.parse(content);
            boolean changed = false;
            for (Step step : new Drawing(name, document).steps()) {
                for (String field : DATES.keySet()) {
                    changed |= step.kind().equals("intermediateCatchEvent") && step.inputs().containsKey(field) && complete(step, DATES.get(field));
                }
            }
            return changed ? written(document) : content;
        } catch (SAXException unreadable) {
            return content;
        }
    }

    private static boolean complete(Step step, String date) {
        Element timer = step.definition("timerEventDefinition").orElse(null);
        if (timer == null || TIMES.stream().anyMatch(kind -> Drawing.children(timer, Drawing.BPMN, kind).stream().anyMatch(time -> !Xml.text(time).isEmpty()))) {
            return false;
        }
        TIMES.forEach(kind -> Drawing.children(timer, Drawing.BPMN, kind).forEach(timer::removeChild));
        String prefix = timer.getPrefix() == null ? "" : timer.getPrefix() + ":";
        Element time = timer.getOwnerDocument().createElementNS(Drawing.BPMN, prefix + "timeDate");
        time.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:type", prefix + "tFormalExpression");
        time.setTextContent(date);
        timer.appendChild(time);
        return true;
    }

    private static byte[] written(Document document) {
        try {
            Transformer writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            writer.transform(new DOMSource(document), new StreamResult(written));
            return written.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
