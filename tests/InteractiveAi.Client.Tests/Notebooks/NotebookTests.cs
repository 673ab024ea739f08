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
