"""What the fields of documents are called, where their publishers' names for them are no words."""

from __future__ import annotations

#: Of all sources, and of one where the same name means something of its own there.
_LABELS = {
    "precision": "exactness of the date",
    "published": "date",
    "address_1": "address",
    "address_2": "address, second line",
    "address_line1": "address",
    "administrative_area": "state",
    "cause": "cause of action",
    "center_classification_date": "classified on",
    "cfr_references": "parts of the CFR",
    "cmte_code": "code of the committee",
    "comments_close_on": "comments close on",
    "comments_open_on": "comments open on",
    "company_name": "company",
    "correction_of": "correction of",
    "court_id": "code of the court",
    "date_is": "what the date is of",
    "date_printed": "date as printed",
    "dateTerminated": "terminated",
    "delivery_method": "delivered by",
    "discontinued_date": "discontinued on",
    "docket_ids": "docket numbers",
    "docket_numbers": "docket numbers",
    "dosage_form": "dosage form",
    "editorial_note": "editorial note",
    "effective_on": "effective on",
    "event_id": "number of the event",
    "filed_at": "filed at",
    "filing_type": "type of filing",
    "fr_document_number": "Federal Register document",
    "generic_name": "generic name",
    "initial_firm_notification": "first notice of the firm",
    "issued_on": "issued on",
    "pacer_case_id": "number of the case in PACER",
    "postal_code": "postal code",
    "posted_on": "posted on",
    "proprietary_name": "brand name",
    "publication_date": "to be published on",
    "publication_types": "types of publication",
    "recall_initiation_date": "recalled on",
    "recalling_firm": "recalling firm",
    "recipient_title": "title of the recipient",
    "related_info_link": "further information",
    "report_date": "reported on",
    "rin": "RIN",
    "study_type": "type of study",
    "sub_cmte": "subcommittee",
    "subtype": "type in detail",
    "suitNature": "nature of suit",
    "termination_date": "terminated on",
    "therapeutic_category": "therapeutic category",
    "toc_subject": "subject in the table of contents",
    "voluntary_mandated": "voluntary or mandated",
    "why_stopped": "why stopped",
}
_OF_A_SOURCE = {("us_courtlistener_dockets", "number"): "docket number"}


def field_label(source: str, field: str) -> str:
    """A field of a source in words; one that is not known is called as its publisher does."""
    return _OF_A_SOURCE.get((source, field)) or _LABELS.get(field, field)
