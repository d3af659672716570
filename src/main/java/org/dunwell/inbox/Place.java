package org.dunwell.inbox;

import java.nio.file.Path;
import java.util.Map;
import org.dunwell.intake.FileRefused;
import org.dunwell.intake.Mapping;
import org.dunwell.intake.Mappings;
import org.dunwell.intake.Report;

/** What the folder of a file says: {@code <mapping>/open-items}, {@code <mapping>/payments}, or {@code <mapping>/files} for what says itself what it is. */
record Place(Report.Kind kind, Mapping mapping) {

    static final Map<String, Report.Kind> KINDS = Map.of("open-items", Report.Kind.OPEN_ITEMS, "payments", Report.Kind.PAYMENTS, "files",
            Report.Kind.UNRECOGNISED);

    /** @param folder as seen from the inbox */
    static Place of(Path folder, Mappings mappings) {
        Report.Kind kind = folder.getNameCount() == 2 ? KINDS.get(folder.getName(1).toString()) : null;
        if (kind == null) {
            throw new FileRefused("The folder does not say how to read the file",
                    "Lay it into <mapping>/open-items, <mapping>/payments or <mapping>/files, where <mapping> is the name of a saved mapping");
        }
        String name = folder.getName(0).toString();
        return new Place(kind, mappings.find(name).orElseThrow(() -> new FileRefused("There is no mapping '" + name + "'",
                "Save it (PUT /api/mappings/" + name + ") and lay the file in again, or lay it into the folder of one of: "
                        + String.join(", ", mappings.names()))));
    }
}
