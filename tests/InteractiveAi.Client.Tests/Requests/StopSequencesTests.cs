namespace InteractiveAi.Client.Tests;

public sealed class StopSequencesTests
{
    [Test]
    public void Stop_BuiltInCSharp_IsAlwaysAList()
    {
        StopSequences one = "END";
        StopSequences two = ["END", "###"];
        List<string> source = ["a"];
        StopSequences copied = new(source);
        source.Add("b");

        Assert.That(Wire.Write(one), Is.EqualTo("""["END"]"""));
        Assert.That(Wire.Write(two), Is.EqualTo("""["END","###"]"""));
        Assert.That(Wire.Write(copied), Is.EqualTo("""["a"]"""));
        Assert.That((two.Count, two[1], one.Raw), Is.EqualTo((2, "###", (object?)null)));
        Assert.That(() => (StopSequences)(string)null!, Throws.ArgumentNullException);
        Assert.That(() => new StopSequences(null!), Throws.ArgumentNullException);
        Assert.That(() => one[1], Throws.TypeOf<IndexOutOfRangeException>());
    }

    [TestCase("\"END\"", 1)]
    [TestCase("""["END"]""", 1)]
    [TestCase("""["END","###","é"]""", 3)]
    [TestCase("[]", 0)]
    [TestCase("\"\"", 1)]
    [TestCase("""["END",50256]""", 0)]
    [TestCase("""["END",null]""", 0)]
    [TestCase("""{"tokens":[1.0]}""", 0)]
    [TestCase("5.0", 0)]
    public void Stop_InAnyShape_IsReadAndWrittenBackAsItWas(string json, int count)
    {
        StopSequences stop = Wire.Read<StopSequences>(json);

        Assert.That(stop, Has.Count.EqualTo(count));
        Assert.That(Wire.Write(stop), Is.EqualTo(json));
    }
}
