using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InteractiveAi.Client.Tests;

public sealed class SchemaExporterTests
{
    [Test]
    public void Dump()
    {
        foreach (
            var info in new JsonTypeInfo[]
            {
                SchemaTypesContext.Default.Invoice,
                SchemaTypesContext.Default.Leaves,
                SchemaTypesContext.Default.Enums,
                SchemaTypesContext.Default.Category,
                SchemaTypesContext.Default.ListCategory,
                SchemaTypesContext.Default.Nest,
                SchemaTypesContext.Default.NullablePoint,
                SchemaTypesContext.Default.Drawing,
                SchemaTypesContext.Default.Figure,
                SchemaTypesContext.Default.Scene,
                SchemaTypesContext.Default.Vehicle,
                SchemaTypesContext.Default.Tags,
                SchemaTypesContext.Default.FreeForm,
                SchemaTypesContext.Default.ForeignConverters,
                SchemaTypesContext.Default.Members,
                SchemaTypesContext.Default.Extended,
                SchemaTypesContext.Default.PairInt32ListString,
                SchemaTypesContext.Default.Empty,
                SchemaTypesContext.Default.Numbers,
                WebTypesContext.Default.Numbers,
                SchemaTypesContext.Default.Oblivious,
                SchemaTypesContext.Default.Wide,
                SchemaTypesContext.Default.Expression,
                SchemaTypesContext.Default.Int32,
                SchemaTypesContext.Default.NullableInt32,
                SchemaTypesContext.Default.String,
                SchemaTypesContext.Default.Currency,
                SchemaTypesContext.Default.Level,
                SchemaTypesContext.Default.Object,
                SchemaTypesContext.Default.JsonElement,
                SchemaTypesContext.Default.DictionaryStringInvoice,
                SnakeTypesContext.Default.Invoice,
            }
        )
        {
            var s = SchemaExporter.Export(info, true);
            TestContext.Out.WriteLine(
                $"== {s.Name} wrapped={s.IsWrapped} obstacle={s.StrictObstacle} disc={string.Join(",", s.Discriminators)}\n{s.Schema}\n   ACC {s.Accepted}"
            );
        }
    }
}
