using System.Text.Json;
using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class OrqValueTests
{
    private static IEnumerable<TestCaseData> Values =>
        [
            new(new OrqValue("naïve \"quoted\""), "\"naïve \\\"quoted\\\"\""),
            new((OrqValue)3, "3"),
            new((OrqValue)long.MinValue, "-9223372036854775808"),
            new((OrqValue)1.5, "1.5"),
            new((OrqValue)1.50m, "1.50"),
            new((OrqValue)true, "true"),
            new((OrqValue)Wire.Element("""{"a":[null,1e2]}"""), """{"a":[null,1e2]}"""),
            new(OrqValue.From("a", WireJson.Context.String), "\"a\""),
            new((OrqValue)Wire.Element("null"), "null"),
        ];

    [TestCaseSource(nameof(Values))]
    public void Value_OfAPlainType_IsThatOnTheWire(OrqValue value, string json) =>
        Assert.That(Wire.Write(value), Is.EqualTo(json));

    [TestCase("\"text\"")]
    [TestCase("1.500")]
    [TestCase("1e400")]
    [TestCase("""[{"a":"\ud83d"}]""")]
    [TestCase("false")]
    public void Value_AsItWasRead_IsWrittenBack(string json) =>
        Assert.That(Wire.Rewrite<OrqValue>(json), Is.EqualTo(json));

    [Test]
    public void Value_OfANullText_IsNone()
    {
        string? text = null;

        OrqValue? value = text;

        Assert.That(value, Is.Null);
    }

    [Test]
    public void Value_ThatJsonDoesNotHave_IsRefused()
    {
        Assert.That(() => new OrqValue(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new OrqValue(default(JsonElement)), Throws.ArgumentException);
        Assert.That(() => new OrqValue((string)null!), Throws.ArgumentNullException);
        Assert.That(
            () => FilterCondition.Gt(double.PositiveInfinity),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void Value_FromADocument_OutlivesIt()
    {
        OrqValue value;
        using (var document = JsonDocument.Parse("""{"a":1}"""))
        {
            value = document.RootElement;
        }

        Assert.That(Wire.Write(value), Is.EqualTo("""{"a":1}"""));
    }

    [Test]
    public void ToString_OfAValue_TellsOnlyItsKind() =>
        Assert.That($"{new OrqValue("secret")} {new OrqValue(1)}", Is.EqualTo("OrqValue(String) OrqValue(Number)"));
}
