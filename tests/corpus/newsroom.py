"""Articles of our own, as many as a test wants: invented people, generated variety."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

_PEOPLE = (
    ("وزير الزراعة", "سالم الحمدان", "m"),
    ("المتحدثة باسم البلدية", "نجلاء الراشد", "f"),
    ("رئيس اتحاد الصيادين", "جابر المرزوقي", "m"),
    ("مديرة المستشفى", "هدى القاضي", "f"),
    ("محافظ المدينة", "فريد الساعدي", "m"),
    ("الخبيرة الاقتصادية", "رنا الخطيب", "f"),
    ("قائد الدفاع المدني", "عادل البكري", "m"),
)
_WORDS = (
    "الخطة الجديدة ستخفض كلفة النقل بنسبة كبيرة",
    "الأضرار محدودة ولا إصابات بين السكان",
    "المشروع سينجز قبل موسم الأمطار",
    "الأسعار ستعود إلى مستواها السابق",
    "المستشفى استقبل عشرات الحالات",
)
_DAYS = (
    ("2024-05-14", "أمس الاثنين"),
    ("2023-11-02", "يوم الأربعاء الماضي"),
    ("2022-01-20", "في 15 يناير الجاري"),
    ("2021-07-08", "مطلع الشهر الجاري"),
    (None, "في 3 آذار/مارس 2019"),
)
_PLACES = ("القاهرة (رويترز) - ", "الدوحة (د ب أ) - ", "بيروت - ", "")
_MARKS = (('"', '"'), ("«", "»"), ("“", "”"))


def articles(number: int) -> Iterator[dict[str, str | None]]:
    """The first *number* of 2,100 different records with ``id``, ``text`` and ``published``."""
    varieties = islice(product(_PEOPLE, _WORDS, _DAYS, _PLACES, _MARKS), number)
    for index, ((title, name, gender), words, (published, day), place, (opening, closing)) in enumerate(varieties):
        said, added, stressing = ("قال", "وأضاف", "مؤكدا") if gender == "m" else ("قالت", "وأضافت", "مؤكدة")
        other = _PEOPLE[(index + 3) % len(_PEOPLE)]
        denied = "نفى" if other[2] == "m" else "نفت"
        yield {
            "id": f"own-{index:04}",
            "published": published,
            "text": (
                f"{place}{said} {title} {name} {day} إن {words}، {stressing} أن العمل مستمر منذ عام 2018.\n"
                f"{added}: {opening}{_WORDS[index % 5]}{closing}.\n"
                f"في المقابل {denied} {other[0]} {other[1]} أن تكون هناك أي مخالفات في العقد رقم {index}."
            ),
        }
