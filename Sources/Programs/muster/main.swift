import MusterCLI

Muster.main()
