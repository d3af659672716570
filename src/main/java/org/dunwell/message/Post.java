package org.dunwell.message;

/** Takes messages to customers. */
public interface Post {

    /**
     * The same consignment given twice reaches the customer once, as far as the channel can tell by its id.
     *
     * @return under which the carrier knows it, or null
     * @throws PostFailed when it could not be taken
     */
    String deliver(Consignment consignment);
}
