using InteractiveAi.Client.Orq;

namespace InteractiveAi.Client.Tests;

public sealed class PromptInputsTests
{
    [TestCase("""{"city":"Porto","days":3.0,"none":null}""", 3)]
    [TestCase("""[{"key":"city","value":"Porto","is_pii":true,"x":1.0},{"key":"days","value":[1e2]}]""", 2)]
    [TestCase("""{}""", 0)]
    [TestCase("""[]""", 0)]
    [TestCase("\"brand new\"", 0)]
    [TestCase("""["a",1.0]""", 0)]
    [TestCase("12.50", 0)]
    public void Inputs_InAnyShape_AreReadAndWrittenBackAsTheyWere(string json, int entries)
    {
        var read = Wire.Read<PromptInputs>(json);

        Assert.That(Wire.Write(read), Is.EqualTo(json));
        Assert.That(read.Entries, Has.Count.EqualTo(entries));
    }

    [Test]
    public void Inputs_OfBothShapes_AreWrittenAsTheyWereBuilt()
    {
        PromptInputs map = new Dictionary<string, OrqValue?> { ["city"] = "Porto", ["days"] = 3 };
        PromptInputs list = [new("city", "Porto") { IsPii = true }, new("days", 3), new("none")];

        Assert.That(Wire.Write(map), Is.EqualTo("""{"city":"Porto","days":3}"""));
        Assert.That(
            Wire.Write(list),
            Is.EqualTo("""[{"key":"city","value":"Porto","is_pii":true},{"key":"days","value":3},{"key":"none"}]""")
        );
        Assert.That(map.Select(entry => entry.Key), Is.EqualTo(["city", "days"]));
        Assert.That((map.Values!.Count, list.Values), Is.EqualTo((2, default(object))));
    }

    [Test]
    public void Inputs_BuiltFromADictionary_AreACopy()
    {
        Dictionary<string, OrqValue?> values = new() { ["city"] = "Porto" };
        PromptInputs inputs = values;

        values["city"] = "Faro";

        Assert.That(Wire.Write(inputs), Is.EqualTo("""{"city":"Porto"}"""));
    }

    [Test]
    public void ToString_OfInputs_TellsNoValue() =>
        Assert.That($"{new PromptInputs([new("city", "canary")])}", Is.EqualTo("PromptInputs(1 values)"));
}
