package io.roadloop.vision.codec;

/** Why an image or a mask was refused. The codes are part of the wire: dead letters and segmentations carry them. */
public enum RefusalCause {
    /** More encoded bytes than the limit. */
    IMAGE_TOO_MANY_BYTES("image-too-many-bytes"),
    /** Neither JPEG nor PNG, or a kind of them that is not read. */
    IMAGE_TYPE("image-type"),
    /** The header claims more pixels than the limit. */
    IMAGE_TOO_LARGE("image-too-large"),
    /** The bytes end before the image does. */
    IMAGE_TRUNCATED("image-truncated"),
    /** Damaged in another way. */
    IMAGE_BROKEN("image-broken"),
    /** The image has another size than its record says. */
    IMAGE_SIZE_MISMATCH("image-size-mismatch"),
    /** The mask has another size than its frame. */
    MASK_SIZE("mask-size"),
    /** The mask is not a PNG of 8-bit grey or palette indices. */
    MASK_TYPE("mask-type"),
    /** The mask holds an index that its taxonomy does not have. */
    MASK_CLASS("mask-class");

    private final String code;

    RefusalCause(String code) {
        this.code = code;
    }

    /** The stable name, e.g. {@code image-truncated}. */
    public String code() {
        return code;
    }
}
