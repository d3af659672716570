package org.dunwell.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.contact.ContactNote;
import org.dunwell.contact.ContactSheet;
import org.dunwell.contact.LoggedContact;
import org.springframework.stereotype.Component;

/** The contact log as CSV; moments in UTC. */
@Component
class ContactFile implements ContactSheet {

    @Override
    public void write(List<LoggedContact> contacts, Writer to) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(to);
        csv.writeRecord("at", "case", "direction", "channel", "who", "step", "result", "reason", "note", "rule", "purpose", "template", "tone", "recipient", "subject",
                "text");
        for (LoggedContact logged : contacts) {
            ContactNote contact = logged.contact();
            csv.writeRecord(Stream.of(contact.happenedAt().toString(), logged.caseNumber(), contact.direction(), contact.channel(), contact.who(), contact.step(),
                    contact.result(), contact.reason(), contact.note(), contact.rule(), logged.purpose(), logged.template(), logged.tone(), logged.recipient(),
                    logged.subject(), logged.text()).map(PlainField::of).toList());
        }
        csv.flush();
    }
}
