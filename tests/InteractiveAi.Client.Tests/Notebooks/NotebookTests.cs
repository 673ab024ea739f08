using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Tests;

/// <summary>The notebooks run from their first cell to their last, and show what is committed.</summary>
[NonParallelizable]
public class NotebookTests
{
    private const string Folder = "samples/Notebooks/";

    private static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Repository.FullPath(Folder), "*.ipynb")
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public async Task Notebook_EveryCellInOrder_ShowsWhatIsCommitted(string name)
    {
        string path = $"{Folder}{name}.ipynb";
        JsonNode committed = JsonNode.Parse(Repository.Read(path))!;

        string ran = Text(await NotebookRunner.RunAsync(committed));

        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            await File.WriteAllTextAsync(Repository.FullPath(path), ran);
            committed = JsonNode.Parse(ran)!;
        }

        Assert.That(ran, Is.EqualTo(Text(committed)));
    }

    [Test]
    public void Notebooks_AreThere() => Assert.That(Names, Is.EqualTo(new[] { "Gateways", "GettingStarted", "Tools" }));

    [Test]
    public void Html_OfWhatAModelSays_IsText()
    {
        ChatCompletion completion = new()
        {
            Model = "<m>",
            Choices =
            [
                new()
                {
                    Message = new AssistantMessage("<script>alert(1)</script>")
                    {
                        Annotations =
                        [
                            new Annotation
                            {
                                UrlCitation = new() { Url = "javascript:alert(1)", Title = "<b>" },
                            },
                            new Annotation
                            {
                                UrlCitation = new() { Url = "https://a.test/\"x", Title = "A" },
                            },
                        ],
                    },
                },
            ],
        };

        Assert.That(
            NotebookHtml.Of(completion),
            Is.EqualTo(
                "<div><div style=\"white-space:pre-wrap\">&lt;script&gt;alert(1)&lt;/script&gt;</div><ol><li>&lt;b&gt;</li>"
                    + "<li><a rel=\"noreferrer\" href=\"https://a.test/%22x\">A</a></li></ol><small>&lt;m&gt;</small></div>"
            )
        );
    }

    [Test]
    public void Html_EmptyTitlesAndUnknownCalls_ShowWhatThereIs()
    {
        ChatCompletion completion = new()
        {
            Choices =
            [
                new()
                {
                    Message = new AssistantMessage()
                    {
                        ReasoningDetails = [new SummaryReasoningDetail { Summary = "<Hm>" }],
                        ToolCalls = [new ToolCall { Type = "<custom>" }],
                        Annotations =
                        [
                            new Annotation
                            {
                                UrlCitation = new() { Url = "https://a.test/", Title = " " },
                            },
                        ],
                    },
                },
            ],
            Usage = new TokenUsage { PromptTokens = 1 },
            References = new References
            {
                Chunks =
                [
                    new ReferenceChunk
                    {
                        Title = "",
                        FileName = "<a>.pdf",
                        Text = "T",
                    },
                ],
            },
        };

        Assert.That(
            NotebookHtml.Of(completion),
            Is.EqualTo(
                "<div><details><summary>Reasoning</summary><div style=\"white-space:pre-wrap\">&lt;Hm&gt;</div></details>"
                    + "<code>&lt;custom&gt;()</code><br>"
                    + "<ol><li><a rel=\"noreferrer\" href=\"https://a.test/\">https://a.test/</a></li></ol>"
                    + "<details><summary>1 passage</summary><ol><li><strong>&lt;a&gt;.pdf</strong><br>T</li></ol></details>"
                    + "<small>1 &#x2B; ? tokens</small></div>"
            )
        );
    }

    [Test]
    public void Html_EveryTextOfAnAnswer_IsEscaped()
    {
        const string json = """
            {
              "model": "<model>", "provider": "\"'<provider>",
              "choices": [{
                "message": {
                  "role": "assistant", "content": "<content>", "reasoning": "<reasoning>", "refusal": "<refusal>",
                  "tool_calls": [{ "id": "1", "type": "function", "function": { "name": "<name>", "arguments": "{\"a\":\"</code><script>\"}" } }],
                  "annotations": [
                    { "type": "url_citation", "url_citation": { "url": "https://a.test/?q='\"><script>", "title": "<title>" } },
                    { "type": "url_citation", "url_citation": { "url": "data:text/html,<script>", "title": null } },
                    { "type": "url_citation", "url_citation": { "url": "//a.test\" onmouseover=\"x", "title": "" } }
                  ]
                },
                "finish_reason": "<finish>"
              }],
              "references": {
                "search_query": "<query>",
                "chunks": [{ "text": "<text>", "title": "\"><img src=x onerror=alert(1)>", "page": 1 }]
              }
            }
            """;

        string html = NotebookHtml.Of(
            JsonSerializer.Deserialize(json, WireJson.Options.GetTypeInfo(typeof(ChatCompletion)))!
        );

        Assert.That(
            System.Text.RegularExpressions.Regex.Matches(html, "<[^>]*>").Select(static tag => tag.Value).Distinct(),
            Is.SubsetOf(
                new[]
                {
                    "<div>",
                    "</div>",
                    "<div style=\"white-space:pre-wrap\">",
                    "<details>",
                    "</details>",
                    "<summary>",
                    "</summary>",
                    "<p>",
                    "</p>",
                    "<em>",
                    "</em>",
                    "<code>",
                    "</code>",
                    "<br>",
                    "<ol>",
                    "</ol>",
                    "<li>",
                    "</li>",
                    "<strong>",
                    "</strong>",
                    "<small>",
                    "</small>",
                    "</a>",
                    "<a rel=\"noreferrer\" href=\"https://a.test/?q=&#x27;%22%3E%3Cscript%3E\">",
                }
            )
        );
    }

    private static string Text(JsonNode notebook)
    {
        using MemoryStream bytes = new();
        using (
            Utf8JsonWriter json = new(
                bytes,
                new JsonWriterOptions
                {
                    Indented = true,
                    IndentSize = 1,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            notebook.WriteTo(json);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
