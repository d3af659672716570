package org.dunwell.message;

/** Takes messages to customers. */
public interface Post {

    /**
     * The same consignment given twice reaches the customer once, as far as the channel can tell by its id.
     *
     * @throws PostFailed when it could not be taken
     */
    void deliver(Consignment consignment);
}
