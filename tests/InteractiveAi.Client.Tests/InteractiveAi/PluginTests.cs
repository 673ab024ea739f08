using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class PluginTests
{
    [TestCase("""{"id":"moderation"}""", typeof(ModerationPlugin))]
    [TestCase("""{"id":"web"}""", typeof(WebPlugin))]
    [TestCase(
        """{"id":"web","enabled":false,"max_results":3,"search_prompt":"Found:","engine":"native"}""",
        typeof(WebPlugin)
    )]
    [TestCase("""{"id":"web","engine":"firecrawl","x":1.0}""", typeof(WebPlugin))]
    [TestCase("""{"id":"file-parser","enabled":true,"pdf":{"engine":"pdf-text"}}""", typeof(FileParserPlugin))]
    [TestCase(
        """{"id":"file-parser","pdf":{"engine":"cloudflare-ai","x":1.0},"max_files":2.0}""",
        typeof(FileParserPlugin)
    )]
    [TestCase("""{"id":"file-parser","pdf":{}}""", typeof(FileParserPlugin))]
    [TestCase("""{"id":"response-healing","enabled":true}""", typeof(ResponseHealingPlugin))]
    [TestCase("""{"id":"response_healing"}""", typeof(UnknownPlugin))]
    [TestCase("""{"id":"context-compression","ratio":0.50}""", typeof(UnknownPlugin))]
    public void Plugin_OfEachKind_IsReadAndWrittenBackAsItWas(string json, Type type)
    {
        Plugin read = Wire.Read<Plugin>(json);

        Assert.That(read, Is.TypeOf(type));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [Test]
    public void Plugin_BuiltInCSharp_IsWrittenWithIdFirst()
    {
        Plugin[] plugins =
        [
            new ModerationPlugin(),
            new WebPlugin
            {
                Engine = WebEngine.Exa,
                MaxResults = 3,
                SearchPrompt = "Found:",
                Enabled = true,
            },
            new FileParserPlugin { PdfEngine = PdfEngine.MistralOcr, Enabled = true },
            new FileParserPlugin
            {
                NestedProperties = new Dictionary<string, JsonElement> { ["x"] = Wire.Element("1.0") },
            },
            new FileParserPlugin { PdfEngine = null, NestedProperties = null },
            new ResponseHealingPlugin { Enabled = false },
            new UnknownPlugin(Wire.Element("""{"id":"brand-new","depth":2}""")),
        ];

        Assert.That(
            plugins.Select(Wire.Write),
            Is.EqualTo(
                new[]
                {
                    """{"id":"moderation"}""",
                    """{"id":"web","enabled":true,"max_results":3,"search_prompt":"Found:","engine":"exa"}""",
                    """{"id":"file-parser","enabled":true,"pdf":{"engine":"mistral-ocr"}}""",
                    """{"id":"file-parser","pdf":{"x":1.0}}""",
                    """{"id":"file-parser"}""",
                    """{"id":"response-healing","enabled":false}""",
                    """{"id":"brand-new","depth":2}""",
                }
            )
        );
    }

    [Test]
    public void WebPlugin_CountInAnySpelling_IsACount() =>
        Assert.That(Wire.Read<WebPlugin>("""{"id":"web","max_results":3.0}""").MaxResults, Is.EqualTo(3));
}
