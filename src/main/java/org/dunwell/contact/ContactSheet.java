package org.dunwell.contact;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The contact log as a table for a spreadsheet. */
public interface ContactSheet {

    void write(List<LoggedContact> contacts, Writer to) throws IOException;
}
