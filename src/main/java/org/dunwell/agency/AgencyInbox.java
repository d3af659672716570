package org.dunwell.agency;

/** Where files from agencies come in: each as a whole only when it adds up, then record by record. */
public interface AgencyInbox {

    /** @throws AgencyFileRefused when nothing of it may be taken in */
    AgencyReturnReport takeIn(byte[] file);
}
