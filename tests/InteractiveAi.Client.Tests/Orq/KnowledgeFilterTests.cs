using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class KnowledgeFilterTests
{
    private static IEnumerable<TestCaseData> Conditions =>
        [
            new(FilterCondition.Eq("en"), """{"eq":"en"}"""),
            new(FilterCondition.Eq(true), """{"eq":true}"""),
            new(FilterCondition.Ne(3), """{"ne":3}"""),
            new(FilterCondition.Gt(1.5), """{"gt":1.5}"""),
            new(FilterCondition.Gte(2024), """{"gte":2024}"""),
            new(FilterCondition.Lt(-1), """{"lt":-1}"""),
            new(FilterCondition.Lte(0), """{"lte":0}"""),
            new(FilterCondition.In("en", 1, false), """{"in":["en",1,false]}"""),
            new(FilterCondition.In("en"), """{"in":["en"]}"""),
            new(FilterCondition.Nin([]), """{"nin":[]}"""),
            new(FilterCondition.Exists(), """{"exists":true}"""),
            new(FilterCondition.Exists(false), """{"exists":false}"""),
        ];

    [TestCaseSource(nameof(Conditions))]
    public void Condition_OfEachKind_IsThatOnTheWireAndReadBack(FilterCondition condition, string json)
    {
        var read = Wire.Read<FilterCondition>(json);

        Assert.That(Wire.Write(condition), Is.EqualTo(json));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
        Assert.That(read.Operator, Is.EqualTo(condition.Operator));
        Assert.That(read.Values.Select(Wire.Write), Is.EqualTo(condition.Values.Select(Wire.Write)));
    }

    [Test]
    public void Conditions_TheKnownOperators_AreAllOfTheSpecification() =>
        Assert.That(
            Conditions.Select(each => ((FilterCondition)each.Arguments[0]!).Operator.Value).Distinct(),
            Is.EquivalentTo(["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "exists"])
        );

    [TestCase("""{"gt":1,"lt":5}""", "gt")]
    [TestCase("""{"near":{"lat":1.0}}""", "near")]
    [TestCase("""{}""", "")]
    [TestCase("\"en\"", "")]
    [TestCase("[1]", "")]
    public void Condition_OfAnotherShape_IsKeptAsItCame(string json, string comparison)
    {
        var read = Wire.Read<FilterCondition>(json);

        Assert.That(Wire.Write(read), Is.EqualTo(json));
        Assert.That(read.Operator.Value, Is.EqualTo(comparison));
    }

    [Test]
    public void Filter_BuiltInCSharp_IsATreeOnTheWire()
    {
        KnowledgeFilter[] filters =
        [
            KnowledgeFilter.Where("lang", FilterCondition.Eq("en")),
            KnowledgeFilter.Where(
                new Dictionary<string, FilterCondition>
                {
                    ["lang"] = FilterCondition.In("en", "nl"),
                    ["year"] = FilterCondition.Gte(2024),
                }
            ),
            KnowledgeFilter.Or(
                KnowledgeFilter.Where("lang", FilterCondition.Eq("en")),
                KnowledgeFilter.Where("draft", FilterCondition.Exists(false))
            ),
            KnowledgeFilter.And(),
        ];

        Assert.That(
            filters.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"lang":{"eq":"en"}}""",
                    """{"lang":{"in":["en","nl"]},"year":{"gte":2024}}""",
                    """{"or":[{"lang":{"eq":"en"}},{"draft":{"exists":false}}]}""",
                    """{"and":[]}""",
                }
            )
        );
        Assert.That(
            filters.Select(Wire.Write).Select(Wire.Rewrite<KnowledgeFilter>),
            Is.EqualTo(filters.Select(Wire.Write))
        );
    }

    [Test]
    public void Filter_ThatWasRead_IsUnderstood()
    {
        var joined = Wire.Read<KnowledgeFilter>("""{"or":[{"a":{"lt":1},"b":{"eq":"x"}},{"c":{"nin":[1,2]}}]}""");
        var fields = Wire.Read<KnowledgeFilter>("""{"and":{"eq":1},"lang":{"eq":"en"}}""");

        Assert.That(joined.All, Is.Null);
        Assert.That(joined.Fields, Is.Empty);
        Assert.That(joined.Any!.Select(filter => filter.Fields.Count), Is.EqualTo([2, 1]));
        Assert.That(joined.Any![0].Fields["b"].Operator, Is.EqualTo(FilterOperator.Eq));
        Assert.That(joined.Any[1].Fields["c"].Values, Has.Count.EqualTo(2));
        Assert.That((fields.All, fields.Any), Is.EqualTo((default(object), default(object))));
        Assert.That(fields.Fields.Keys, Is.EqualTo(["and", "lang"]));
    }

    [TestCase("\"all\"")]
    [TestCase("[]")]
    [TestCase("""{"and":[1,{"or":[]}],"x":1.0}""")]
    [TestCase("""{"lang":"en","lang":{"eq":"nl"}}""")]
    [TestCase("""{"lang":null}""")]
    public void Filter_OfAnotherShape_IsKeptAsItCame(string json) =>
        Assert.That(Wire.Rewrite<KnowledgeFilter>(json), Is.EqualTo(json));

    [Test]
    public void Filter_WithANull_IsRefused()
    {
        Assert.That(() => KnowledgeFilter.And([null!]), Throws.ArgumentException);
        Assert.That(() => KnowledgeFilter.Where("", FilterCondition.Exists()), Throws.ArgumentException);
        Assert.That(() => KnowledgeFilter.Where("a", null!), Throws.ArgumentNullException);
        Assert.That(() => FilterCondition.In([null!]), Throws.ArgumentException);
        Assert.That(() => FilterCondition.Eq((string)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void ToString_OfAFilter_TellsNeitherNamesNorValues()
    {
        var filter = KnowledgeFilter.And(KnowledgeFilter.Where("canary", FilterCondition.Eq("canary")));

        Assert.That(
            $"{filter} {filter.All![0]} {filter.All[0].Fields["canary"]}",
            Is.EqualTo("KnowledgeFilter(and, 1 filters) KnowledgeFilter(1 fields) FilterCondition(eq)")
        );
    }
}
