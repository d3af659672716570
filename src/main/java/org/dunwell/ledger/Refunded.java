package org.dunwell.ledger;

/** What became of a refund. */
public enum Refunded { BOOKED, BOOKED_BEFORE, MORE_THAN_CREDIT }
