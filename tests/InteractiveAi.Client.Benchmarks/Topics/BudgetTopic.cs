using System.Globalization;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The guard's table beside what is measured now.</summary>
internal static class BudgetTopic
{
    /// <returns>How many figures are over their budget.</returns>
    public static int Run()
    {
        int over = 0;
        Table table = new("Budget, bytes", "what", "budget", "measured");
        foreach (Budget budget in BudgetTable.All)
        {
            Workload workload = budget.Workload();
            // Until the code is compiled for good, more is allocated: the guard has that switched off.
            for (int i = 0; i < 3; i++)
            {
                workload.MeasureBytes();
                Thread.Sleep(150);
            }

            double bytes = workload.MeasureBytes();
            over += budget.IsExceededBy(bytes) ? 1 : 0;
            table.Add(
                budget.Name,
                budget.Bytes.ToString("#,0", CultureInfo.InvariantCulture),
                bytes.ToString("#,0.0", CultureInfo.InvariantCulture)
            );
        }

        Console.WriteLine(table);
        return over;
    }
}
